import { FIRST_TEST_NUMBER } from '../../probes/inputs/smallDataset';
import type { TrainingEvent } from '../../probes/recording/recordedTraining';

/** A step of the optimizer: the pictures it learnt from, and the test pictures that were only looked at before it. */
export interface Step {
  learnt: number[];
  tested: number[];
}

/** What the events come to: the steps, and the test pictures looked at after the last one. */
export interface Course {
  steps: Step[];
  testedAtEnd: number[];
  forwards: number;
}

/** Reads the course of a training from its events; what is no event is left out. */
export function readCourse(observed: unknown): Course {
  const events = (Array.isArray(observed) ? observed : []).filter(isEvent);
  const steps: Step[] = [];
  let shown: { samples: number[]; learnt: boolean }[] = [];
  for (const [i, event] of events.entries()) {
    if (event.op === 'forward') shown.push({ samples: event.samples, learnt: events[i + 1]?.op === 'grad' });
    if (event.op !== 'step') continue;
    const source = shown.filter(({ learnt }) => learnt).pop() ?? shown[shown.length - 1];
    steps.push({ learnt: source?.samples ?? [], tested: testPictures(shown.filter((one) => one !== source)) });
    shown = [];
  }
  const forwards = events.filter(({ op }) => op === 'forward').length;
  return { steps, testedAtEnd: testPictures(shown), forwards };
}

export function isTestPicture(sample: number): boolean {
  return sample >= FIRST_TEST_NUMBER;
}

function testPictures(shown: { samples: number[] }[]): number[] {
  return shown.flatMap(({ samples }) => samples).filter(isTestPicture);
}

function isEvent(event: Partial<TrainingEvent> | null): event is TrainingEvent {
  if (event?.op === 'forward') return Array.isArray(event.samples) && event.samples.every(Number.isInteger);
  return ['grad', 'zero', 'step'].includes(String(event?.op));
}
