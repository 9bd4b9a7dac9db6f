/** The kernel draws no still picture: the page does when the notebook is saved, by `browser/stills`. */
export const renderSvg = async (): Promise<undefined> => undefined;
