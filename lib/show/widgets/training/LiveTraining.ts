import { Comm } from '../../comm';
import type { Training } from './Training';
import type { Custom, TrainingAnswer, TrainingFrame, TrainingRequest } from './trainingMessages';

const SLICE = 30; // ms of training between two looks of the event loop, so that controls and other cells get their turn
const PATIENCE = 10_000; // ms without a word from the page, after which nobody watches
const ALONE = 60_000; // ms without a page, after which the training is freed

/** A page that shows the training. */
interface Viewer {
  comm: Comm<Custom<TrainingAnswer>, Custom<TrainingRequest>>;
  /** The updates of the last frame that it got; −1 before the first. */
  seen: number;
  /** Whether it has drawn that frame. It gets the next one only then, so nothing piles up on a slow line. */
  drawn: boolean;
  /** When it was last heard of. */
  heard: number;
}

/**
 * Lets pages drive a training by comms. It trains only while a page watches, and gives way to the event loop after each slice. The
 * reader's ■ ends it and frees it, as does a minute without a page.
 */
export class LiveTraining {
  /** The name by which a page asks for it. */
  readonly target = `softmax.training.${globalThis.crypto.randomUUID()}`;
  readonly #viewers = new Set<Viewer>();
  readonly #accepting: (() => void)[];
  #turn: ReturnType<typeof setTimeout> | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  /** @param onRest Called when it has come to rest somewhere. */
  constructor(
    readonly training: Training,
    readonly onRest: () => void,
  ) {
    this.#accepting = [
      Comm.accept<Custom<TrainingAnswer>, Custom<TrainingRequest>>(this.target, (comm) => this.#welcome(comm)),
      Comm.whenCellStops(() => this.end()),
    ];
    this.#leaveSoon();
  }

  get running(): boolean {
    return this.#turn !== undefined;
  }

  /** Frees the training, and tells all pages that it has ended. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#stop();
    clearTimeout(this.#leaving);
    for (const stop of this.#accepting) stop();
    for (const { comm } of this.#viewers) comm.close();
    this.#viewers.clear();
    this.onRest();
    this.training.dispose();
  }

  #welcome(comm: Viewer['comm']): void {
    const viewer: Viewer = { comm, seen: -1, drawn: true, heard: performance.now() };
    this.#viewers.add(viewer);
    clearTimeout(this.#leaving);
    comm.onMessage(({ data }) => this.#take(viewer, data.content));
    comm.onClose(() => this.#bidFarewell(viewer));
    this.#show();
  }

  #bidFarewell(viewer: Viewer): void {
    this.#viewers.delete(viewer);
    if (this.#viewers.size > 0 || this.#ended) return;
    if (this.running) this.#rest();
    this.#leaveSoon();
  }

  #leaveSoon(): void {
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => this.end(), ALONE);
  }

  #take(viewer: Viewer, request: TrainingRequest): void {
    if (this.#ended) return;
    viewer.heard = performance.now();
    if ('drawn' in request) viewer.drawn = true;
    else if ('look' in request) this.#send(viewer, request.look);
    else if ('set' in request) this.training.set(request.set);
    else this.#obey(request.do);
  }

  #obey(order: 'start' | 'pause' | 'step' | 'again'): void {
    if (order === 'start') {
      this.#turn ??= setTimeout(() => this.#train(), 0);
      return;
    }
    if (order === 'step') this.training.step();
    if (order === 'again') {
      this.training.again();
      for (const viewer of this.#viewers) viewer.seen = -1;
    }
    this.#rest();
  }

  #train(): void {
    const end = performance.now() + SLICE;
    try {
      do this.training.step();
      while (performance.now() < end);
    } catch (error) {
      this.#rest();
      throw error;
    }
    const isWatched = [...this.#viewers].some(({ heard }) => end - heard < PATIENCE);
    if (!isWatched) {
      this.#rest();
      return;
    }
    this.#turn = setTimeout(() => this.#train(), 0);
    this.#show();
  }

  #stop(): void {
    clearTimeout(this.#turn);
    this.#turn = undefined;
  }

  /** Comes to rest, and shows all pages where. */
  #rest(): void {
    this.#stop();
    for (const viewer of this.#viewers) viewer.drawn = true;
    this.#show();
    this.onRest();
  }

  #show(): void {
    const { now, settings, past } = this.training;
    for (const viewer of this.#viewers) {
      if (!viewer.drawn) continue;
      const fresh = viewer.seen < 0;
      const frame = {
        now,
        settings,
        running: this.running,
        fresh,
        moments: past.since(viewer.seen),
        stride: past.stride,
      };
      Object.assign(viewer, { drawn: false, seen: now.updates });
      this.#send(viewer, now.updates, frame);
    }
  }

  #send({ comm }: Viewer, updates: number, frame?: TrainingFrame): void {
    if (!comm.isOpen) return;
    const { moment, picture } = this.training.at(updates);
    const content = { ...(frame ? { frame } : { look: moment }), largest: picture.largest } as TrainingAnswer;
    comm.send({ method: 'custom', content }, { buffers: [picture.weights] });
  }
}
