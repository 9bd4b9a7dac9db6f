export { type ConfusionBrowserState, type ConfusionCell, confusionBrowser } from './confusionBrowser';
export { type LogitOptions, type LogitResults, logitResults } from './logitResults';
export { type TenLogitsState, tenLogits } from './tenLogits';
