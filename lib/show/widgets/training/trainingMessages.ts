import type { Moment, TrainingSettings } from './Past';

/** What a page asks for. */
export type TrainingRequest =
  | { do: 'start' | 'pause' | 'step' | 'again' }
  | { set: Partial<TrainingSettings> }
  /** The moment after so many updates. */
  | { look: number }
  /** The last frame is drawn. */
  | { drawn: true };

/** What a page gets, with a picture's weights as bytes beside it. `largest` is the weight that 127 stands for. */
export type TrainingAnswer =
  | { frame: TrainingFrame; largest: number }
  /** A moment of the past. */
  | { look: Moment; largest: number };

export interface TrainingFrame {
  now: Moment;
  /** Those of the next step. */
  settings: TrainingSettings;
  running: boolean;
  /** Whether `moments` are all that are kept, not only those since the last frame. */
  fresh: boolean;
  moments: Moment[];
  /** Of the updates, every so many are kept. */
  stride: number;
}

/** In the form of Jupyter's widgets. */
export interface Custom<Content> {
  method: 'custom';
  content: Content;
}
