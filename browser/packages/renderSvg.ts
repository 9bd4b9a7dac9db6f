/** No still picture is drawn: plotly draws the figure in the page. */
export const renderSvg = async (): Promise<undefined> => undefined;
