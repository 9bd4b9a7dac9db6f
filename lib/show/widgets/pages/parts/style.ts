import { COLORS } from '../../../colors';
import { element } from './element';

/** All colours but those of the data are the page's own, so that a widget fits light and dark pages. Nothing moves by itself. */
const COMMON = `
.softmax-widget { container-type: inline-size; font-size: 14px; line-height: 1.4; color: inherit; max-width: 860px; padding: 4px; }
.softmax-widget * { box-sizing: border-box; }
.softmax-widget .controls { display: flex; flex-wrap: wrap; gap: 8px 20px; align-items: center; margin-bottom: 8px; }
.softmax-widget fieldset { border: 0; margin: 0; padding: 0; display: flex; gap: 2px 12px; align-items: center; flex-wrap: wrap; }
.softmax-widget legend { float: left; padding: 0 10px 0 0; }
.softmax-widget label { display: inline-flex; gap: 5px; align-items: center; min-height: 24px; }
.softmax-widget input { margin: 0; accent-color: ${COLORS[0]}; }
.softmax-widget select, .softmax-widget button { font: inherit; color: inherit; background: transparent; border: 1px solid currentColor;
  border-radius: 4px; padding: 2px 8px; min-height: 26px; }
.softmax-widget select option { color: #000; background: #fff; }
.softmax-widget button { cursor: pointer; }
.softmax-widget :disabled { opacity: 0.5; cursor: default; }
.softmax-widget :focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
.softmax-widget table { border-collapse: collapse; width: 100%; margin: 0; font-size: inherit; color: inherit; background: none; border: 0;
  display: table; }
.softmax-widget tr, .softmax-widget tbody tr:hover { background: none; }
.softmax-widget th, .softmax-widget td { text-align: left; font-weight: normal; padding: 2px 6px 2px 0; border: 0; color: inherit;
  background: none; white-space: nowrap; max-width: none; vertical-align: middle; }
.softmax-widget .number { font-variant-numeric: tabular-nums; }
.softmax-widget .bar { position: relative; display: inline-block; height: 14px; width: 90px; margin-right: 6px; vertical-align: middle;
  background: rgba(128, 128, 128, 0.18); }
.softmax-widget .bar i { position: absolute; top: 0; bottom: 0; min-width: 1px; background: ${COLORS[0]}; }
.softmax-widget td.broken .bar i { background: repeating-linear-gradient(45deg, ${COLORS[1]} 0 4px, transparent 4px 8px); }
.softmax-widget .broken .number { font-weight: bold; }
.softmax-widget .templates { display: grid; grid-template-columns: repeat(5, minmax(0, 76px)); gap: 6px; margin: 8px 0; font-size: 12px; }
.softmax-widget .templates canvas { display: block; width: 100%; image-rendering: pixelated; }
@container (min-width: 840px) { .softmax-widget .templates { grid-template-columns: repeat(10, minmax(0, 76px)); } }
.softmax-widget p { margin: 8px 0 0; }
`;

/** The style of a widget: what all have, and its own rules. */
export const style = (own: string) => element('style', {}, COMMON + own);
