/** The syntactic places in which a name of an earlier cell can stand. */
import { memberPlaces } from './memberPlaces';
import type { Place } from './namePlace';
import { patternPlaces } from './patternPlaces';
import { statementPlaces } from './statementPlaces';

export const PLACES: Record<string, Place> = { ...patternPlaces, ...memberPlaces, ...statementPlaces };
