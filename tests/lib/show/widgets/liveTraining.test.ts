import { afterEach, describe, expect, it, vi } from 'vitest';
import { Training, tf } from '#lib';
import { LiveTraining } from '../../../../lib/show/widgets/training/LiveTraining';
import type { TrainingRequest } from '../../../../lib/show/widgets/training/trainingMessages';
import { randomDataset } from '../../dataset';

await tf.ready();

const dataset = randomDataset(100, 5);
const settings = { learningRate: 0.1, batchSize: 16, zeroing: true };

/** The kernel's comms, with a page that can answer. */
class Page {
  isOpen = true;
  sent: { frame?: { running: boolean; moments: object[]; fresh: boolean }; look?: { updates: number } }[] = [];
  #take: (message: object) => void = () => {};
  #close: () => void = () => {};
  ask = (content: TrainingRequest) => this.#take({ data: { method: 'custom', content } });
  leave() {
    this.isOpen = false;
    this.#close();
  }
  send({ content }: { content: never }) {
    this.sent.push(content);
  }
  close() {
    this.isOpen = false;
  }
  onMessage(take: (message: object) => void) {
    this.#take = take;
  }
  onClose(close: () => void) {
    this.#close = close;
  }
}

describe('LiveTraining', () => {
  const key = Symbol.for('softmax-notebooks.comms');
  let open: ((page: Page) => void) | undefined;
  let stopCell = () => {};
  const comms = {
    accept: (_: string, opened: (page: Page) => void) => {
      open = opened;
      return () => {
        open = undefined;
      };
    },
    whenCellStops: (handle: () => void) => {
      stopCell = handle;
      return () => {};
    },
  };
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  /** A training that one page watches. Its clock moves on by 10 ms at each look. */
  function start() {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 10;
      return now;
    });
    Object.assign(globalThis, { [key]: comms });
    const tensors = tf.memory().numTensors;
    const training = new Training(dataset, settings, 0);
    training.step();
    const rests = vi.fn();
    new LiveTraining(training, rests);
    Reflect.deleteProperty(globalThis, key);
    const page = new Page();
    open?.(page);
    return { training, page, rests, isFreed: () => tf.memory().numTensors === tensors };
  }
  /** Lets so many slices pass. */
  const slices = (count: number) => {
    for (let i = 0; i < count; i++) vi.advanceTimersToNextTimer();
  };

  it('sends all that is kept to a page that comes, then only what is new, and the next frame only when the last is drawn', () => {
    const { page, training } = start();
    expect(page.sent.map(({ frame }) => [frame?.fresh, frame?.moments.length])).toEqual([[true, 2]]);
    page.ask({ drawn: true });
    page.ask({ do: 'step' });
    page.ask({ do: 'step' });
    expect(page.sent.slice(1).map(({ frame }) => [frame?.fresh, frame?.moments.length])).toEqual([
      [false, 1],
      [false, 1],
    ]);
    page.ask({ look: 1 });
    expect(page.sent.at(-1)?.look?.updates).toBe(1);
    page.ask({ do: 'again' });
    expect(page.sent.at(-1)?.frame).toMatchObject({ fresh: true, now: { updates: 0 } });
    training.dispose();
  });

  it('trains from start to pause, and shows how it stands', () => {
    const { page, training, rests } = start();
    page.ask({ do: 'start' });
    slices(3);
    expect(page.sent).toHaveLength(1); // the first frame is not drawn yet
    const { updates } = training.now;
    expect(updates).toBeGreaterThan(3);
    page.ask({ drawn: true });
    slices(1);
    expect(page.sent[1].frame).toMatchObject({ running: true, now: training.now });
    page.ask({ do: 'pause' });
    expect(page.sent[2].frame).toMatchObject({ running: false, now: training.now });
    expect(rests).toHaveBeenCalledOnce();
    const rested = training.now;
    vi.advanceTimersByTime(30_000);
    expect(training.now).toBe(rested);
    training.dispose();
  });

  it('rests when the page is silent for ten seconds, or leaves; is freed when none comes within a minute', () => {
    const { page, training, isFreed } = start();
    page.ask({ do: 'start' });
    slices(300);
    const rested = training.now;
    slices(1);
    expect(training.now).toBe(rested);
    page.ask({ do: 'start' });
    slices(1);
    page.leave();
    const left = training.now;
    vi.advanceTimersByTime(59_000);
    expect(training.now).toBe(left);
    const another = new Page();
    open?.(another);
    vi.advanceTimersByTime(61_000);
    expect(another.sent[0].frame).toMatchObject({ running: false, now: left });
    another.leave();
    vi.advanceTimersByTime(61_000);
    expect([isFreed(), open]).toEqual([true, undefined]);
  });

  it('ends when its cell is stopped: it is freed, and each page is told', () => {
    const { page, rests, isFreed } = start();
    page.ask({ do: 'start' });
    slices(2);
    stopCell();
    expect([isFreed(), open, page.isOpen]).toEqual([true, undefined, false]);
    expect(rests).toHaveBeenCalledOnce();
    page.ask({ do: 'step' });
    expect(isFreed()).toBe(true);
  });
});
