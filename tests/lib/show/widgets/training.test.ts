import { afterEach, describe, expect, it, vi } from 'vitest';
import { DataLoader, iterateBatch, type Minibatch, SGD, SoftmaxRegression, Training, tf } from '#lib';
import { LiveTraining } from '../../../../lib/show/widgets/training/LiveTraining';
import type { TrainingRequest } from '../../../../lib/show/widgets/training/trainingMessages';
import { trainingPicture } from '../../../../lib/show/widgets/training/trainingPicture';
import { randomDataset } from '../../dataset';

await tf.ready();

const dataset = randomDataset(100, 5);
const settings = { learningRate: 0.1, batchSize: 16, zeroing: true };

/** An optimizer that never zeroes. */
class NeverZeroing extends SGD {
  override zeroGrad() {}
}

describe('Training', () => {
  it('gives the numbers of a plain loop, bit for bit: over epochs, with other settings, without zeroing', () => {
    const training = new Training(dataset, settings, 3);
    const model = new SoftmaxRegression({ seed: 3 });
    const loaderOf = (batchSize: number) => new DataLoader(dataset, { batchSize, shuffle: true, seed: 3 });
    const epochs = function* (loader: DataLoader): Generator<Minibatch, never> {
      for (;;) yield* loader;
    };
    let batches = epochs(loaderOf(16));
    const train = (optimizer: SGD, steps: number) => {
      for (let i = 0; i < steps; i++) {
        const { value } = batches.next();
        expect(training.step()).toEqual(iterateBatch(model, optimizer, value));
      }
    };
    train(new SGD(model.parameters, { learningRate: 0.1 }), 10); // an epoch has seven minibatches
    training.set({ learningRate: 0.5 });
    train(new SGD(model.parameters, { learningRate: 0.5 }), 5);
    training.set({ zeroing: false });
    train(new NeverZeroing(model.parameters, { learningRate: 0.5 }), 5);
    training.set({ batchSize: 25, zeroing: true });
    batches = epochs(loaderOf(25));
    train(new SGD(model.parameters, { learningRate: 0.5 }), 6);

    const { weights, largest } = training.at(26).picture;
    const plain = model.weight.value.dataSync<'float32'>();
    expect(largest).toBe(Math.max(...plain.map(Math.abs)));
    expect(Math.max(...plain.map((weight, i) => Math.abs(weight - (weights[i] * largest) / 127)))).toBeLessThanOrEqual(
      (largest / 127) * 0.501,
    );

    training.again();
    expect(training.now).toEqual({ updates: 0, loss: null, accuracy: null, settings: training.settings });
    const anew = new SoftmaxRegression({ seed: 3 });
    const { value: first } = epochs(loaderOf(25)).next();
    expect(training.step()).toEqual(iterateBatch(anew, new SGD(anew.parameters, { learningRate: 0.5 }), first));
  });

  it('keeps its memory over a thousand steps and changes: as many tensors, and at most 256 moments', () => {
    const before = tf.memory().numTensors;
    const training = new Training(dataset, settings, 0);
    training.step();
    const begun = tf.memory().numTensors;
    for (let i = 1; i <= 1000; i++) {
      training.step();
      if (i % 100 === 0) training.set({ learningRate: i / 1000, batchSize: 1 + (i % 7), zeroing: i % 200 === 0 });
      expect(training.past.since(-1).length).toBeLessThanOrEqual(256);
    }
    training.step(); // a new batch size has freed the minibatch
    expect(tf.memory().numTensors).toBe(begun);
    training.again();
    training.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('is freed also when a stop has cut off its loader', () => {
    const before = tf.memory().numTensors;
    let cutsOff = false;
    const watched = {
      ...dataset,
      get images() {
        if (!cutsOff) return dataset.images;
        training.dispose();
        throw new Error('cut off');
      },
    };
    const training: Training = new Training(watched, settings, 0);
    cutsOff = true;
    expect(() => training.step()).toThrow('cut off');
    expect(tf.memory().numTensors).toBe(before);
  });

  it('looks back at the last moment that it has kept, and refuses settings that nobody can train with', () => {
    const training = new Training(dataset, settings, 0);
    for (let i = 0; i < 300; i++) training.step();
    expect(training.past.stride).toBe(2);
    expect([0, 1, 177, 299, 300].map((updates) => training.at(updates).moment.updates)).toEqual([0, 0, 176, 298, 300]);
    expect(() => training.set({ batchSize: 0 })).toThrow('batchSize must be a whole number');
    expect(() => training.set({ learningRate: -1 })).toThrow('learningRate must be a finite number');
    expect(training.settings).toEqual(settings);
    training.dispose();
  });

  it('has a still picture with its last moment in words', () => {
    const training = new Training(dataset, settings, 0);
    for (let i = 0; i < 3; i++) training.step();
    const { svg, text } = trainingPicture(training.past.since(0), training.at(3).picture);
    expect(text).toMatch(/^A training\. After 3 updates: loss \d\.\d{4}, accuracy 0\.\d{3} on its minibatch of 16/);
    expect(svg).toContain(text);
    expect(svg.match(/<image /g)).toHaveLength(10);
    const one = trainingPicture(training.past.since(2), training.at(3).picture).svg;
    expect(one.match(/points="[^"]*"/)?.[0]).not.toContain('NaN');
    training.dispose();
  });
});

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
