import { PIXELS } from '../../dataset/shape';
import type { ImageDataset } from '../../FashionMNIST';
import { imageGrid } from '../figures/imageGrid';
import { Widget } from '../widget';
import { logitResults } from './logitResults';
import { type Packed, pack } from './packed';
import { checkModel, type PlainModel, pictureLogits } from './pictureLogits';

/** What the widget begins with. */
export interface DrawGarmentState {
  classes: string[];
  /** `[784 * 10]`. */
  weight: Packed;
  /** `[10]`. */
  bias: number[];
  /** A picture of each class to begin with: 784 bytes each, in base64. */
  pictures: string[];
  /** The class of the picture that it begins with. */
  begin: number;
  /** The classes whose templates are compared. */
  compared: [number, number];
}

/**
 * A garment to draw, or to change: logits, probabilities and log-probabilities follow, and for two classes the template times the
 * picture, pixel by pixel.
 *
 * @param model A trained model.
 * @param dataset Its first picture of each class can be loaded.
 * @param options `begin` is the class of the picture that it begins with; the templates of the `compared` classes are shown.
 * @throws RangeError when the model is none of Fashion-MNIST, a class has no picture, or there is no class of such a number.
 *
 * @example
 * const dataset = { images: new Uint8Array(7840), labels: Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), length: 10, classes: FASHION_CLASSES };
 * drawGarment({ weight: new Float32Array(7840), bias: new Float32Array(10) }, dataset).state.compared; // [1, 3]
 */
export function drawGarment(
  model: PlainModel,
  { images, labels, classes }: ImageDataset,
  { begin = 1, compared = [1, 3] }: Partial<Pick<DrawGarmentState, 'begin' | 'compared'>> = {},
): Widget<DrawGarmentState> {
  checkModel(model);
  const wrong = [begin, ...compared].find((k) => !(k in classes));
  if (wrong !== undefined) {
    throw new RangeError(`Cannot show a garment: a class must be one of 0 – ${classes.length - 1}, got ${wrong}`);
  }
  const pictures = classes.map((name, k) => {
    const i = labels.indexOf(k);
    if (i < 0) throw new RangeError(`Cannot show a garment: the dataset has no ${name}`);
    return images.subarray(PIXELS * i, PIXELS * (i + 1));
  });
  const state: DrawGarmentState = {
    classes: [...classes],
    weight: pack(model.weight),
    bias: Array.from(model.bias),
    pictures: pictures.map((picture) => Buffer.from(picture).toString('base64')),
    begin,
    compared,
  };
  return new Widget('drawGarment', state, stillFigure(state, pictures[begin], model));
}

function stillFigure({ classes, begin, compared }: DrawGarmentState, bytes: Uint8Array, model: PlainModel) {
  const picture = Array.from(bytes, (grey) => grey / 255);
  const logits = pictureLogits(picture, model);
  const { softmax } = logitResults(logits, { trueClass: begin, precision: 'float64', shifted: true });
  const most = softmax.indexOf(Math.max(...softmax));
  const products = compared.map((k) => picture.map((pixel, p) => pixel * model.weight[p * classes.length + k]));
  const largest = Math.max(...products.flat().map(Math.abs)) || 1;
  const captions = compared.map((k) => `× ${classes[k]}<br>logit ${logits[k].toFixed(2)}`);
  const told = compared.map((k) => `its logit for ${classes[k]} is ${logits[k].toFixed(2)}`).join(', ');
  return imageGrid([bytes, ...products.map((values) => values.map((value) => 127.5 * (1 + value / largest)))], {
    captions: [`${classes[begin]}<br>`, ...captions],
    title: 'A picture, and two templates times it',
    text: `A ${classes[begin]}: ${told}; the model says ${classes[most]}, ${softmax[most].toFixed(3)}. Where the page can run it, the picture can be changed by drawing.`,
  });
}
