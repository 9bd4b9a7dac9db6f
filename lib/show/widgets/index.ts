export { type Brush, touch } from './brush';
export { type ConfusionBrowserState, type ConfusionCell, confusionBrowser } from './confusionBrowser';
export { type DrawGarmentState, drawGarment } from './drawGarment';
export { type LineEnds, type LineResults, lineResults } from './lineResults';
export { type LogitOptions, type LogitResults, logitResults } from './logitResults';
export { type ModelLineState, modelLine } from './modelLine';
export { type Packed, pack, unpack } from './packed';
export { type PlainModel, pictureLogits } from './pictureLogits';
export { type TenLogitsState, tenLogits } from './tenLogits';
