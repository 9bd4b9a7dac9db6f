export { breakdown } from './breakdown';
export { confusionHeatmap } from './confusionHeatmap';
export { formulaErrors } from './formulaErrors';
export { type GreyPixels, greyPng } from './greyPng';
export { imageGrid } from './imageGrid';
export { type Line, lineChart, type Panel } from './lineChart';
export { movedLogit } from './movedLogit';
