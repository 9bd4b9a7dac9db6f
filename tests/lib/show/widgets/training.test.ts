import { describe, expect, it } from 'vitest';
import { DataLoader, iterateBatch, type Minibatch, SGD, SoftmaxRegression, Training, tf } from '#lib';
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
