import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { DOMWindow } from 'jsdom';
import type { PlotlySpec } from '../PlotlySpec';
import { addCanvas } from './canvas';
import { measureTexts } from './measureTexts';

/** A page with plotly.js, and its own globals. */
export type PlotlyPage = DOMWindow & {
  eval(code: string): void;
  JSON: typeof JSON;
  Math: typeof Math;
  Plotly: { toImage(figure: PlotlySpec, options: object): Promise<string> };
};

let page: PlotlyPage | undefined;

/** plotly.js 4.1.1 in jsdom 26.1.0, without a browser: opened at the first call, then always the same page. */
export function plotlyPage(): PlotlyPage {
  page ??= openPage();
  return page;
}

function openPage(): PlotlyPage {
  const load = createRequire(__filename);
  const { JSDOM } = load('jsdom') as typeof import('jsdom');
  const { window } = new JSDOM('<!doctype html><body></body>', { runScripts: 'outside-only', pretendToBeVisual: true });
  // plotly's maps ask for these while loading
  window.URL.createObjectURL = () => '';
  Object.assign(window, { TextDecoder, TextEncoder });
  addCanvas(window);
  measureTexts(window);
  const plotly = window as unknown as PlotlyPage;
  plotly.eval(readFileSync(load.resolve('plotly.js-dist'), 'utf8'));
  return plotly;
}
