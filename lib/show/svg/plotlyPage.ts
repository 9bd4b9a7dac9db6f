import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { DOMWindow } from 'jsdom';
import type { PlotlySpec } from '../PlotlySpec';
import { addCanvas } from './canvas';
import { measureTexts } from './measureTexts';

/** The page's window with plotly.js and the page's own globals. */
export type PlotlyPage = DOMWindow & {
  eval(code: string): void;
  JSON: typeof JSON;
  Math: typeof Math;
  Plotly: { toImage(figure: PlotlySpec, options: object): Promise<string> };
};

let page: PlotlyPage | undefined;

/**
 * A page of jsdom 26.1.0 with plotly.js 4.1.1, which needs no browser. The first call opens it, later ones reuse it.
 */
export function plotlyPage(): PlotlyPage {
  page ??= openPage();
  return page;
}

function openPage(): PlotlyPage {
  const load = createRequire(__filename);
  const { JSDOM } = load('jsdom') as typeof import('jsdom');
  const { window } = new JSDOM('<!doctype html><body></body>', { runScripts: 'outside-only', pretendToBeVisual: true });
  // plotly's maps use these while they load
  window.URL.createObjectURL = () => '';
  Object.assign(window, { TextDecoder, TextEncoder });
  addCanvas(window);
  measureTexts(window);
  const plotly = window as unknown as PlotlyPage;
  plotly.eval(readFileSync(load.resolve('plotly.js-dist'), 'utf8'));
  return plotly;
}
