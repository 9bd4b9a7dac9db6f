// @ts-nocheck JupyterLab gives this script its globals in the browser
/** Shows the course's widgets in JupyterLab. */
(() => {
  const MIME_TYPE = 'application/vnd.softmax-notebooks.widget.v1+json';
  const folder = new URL('.', document.currentScript.src);
  const { show, showStill } = window.softmaxWidgets;
  const joined = (text) => [text ?? ''].flat().join('');

  const createRendererClass = ({ Widget }) =>
    class extends Widget {
      #end = () => {};

      constructor() {
        super();
        this.addClass('jp-RenderedSoftmaxWidget');
      }

      async renderModel({ data }) {
        this.#end();
        const place = document.createElement('div');
        place.dataset.lmSuppressShortcuts = 'true'; // arrow keys and letters belong to the widget, not to the notebook
        this.node.replaceChildren(place);
        try {
          this.#end = await show(place, data[MIME_TYPE], folder);
          if (this.isDisposed) this.#end();
        } catch (error) {
          showStill(this.node, joined(data['image/svg+xml']), joined(data['text/plain']), error);
        }
      }

      dispose() {
        if (!this.isDisposed) this.#end();
        super.dispose();
      }
    };

  window.softmaxExtension.registerRenderer('softmax-widgets', 'softmax-widgets:widget', MIME_TYPE, createRendererClass);
})();
