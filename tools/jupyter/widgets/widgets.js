// @ts-nocheck JupyterLab gives this script its globals in the browser
/** Shows the course's widgets in JupyterLab. */
(() => {
  const MIME_TYPE = 'application/vnd.softmax-notebooks.widget.v1+json';
  const MOVED = 1000; // ms until an output that is made anew is there
  const folder = new URL('.', document.currentScript.src);
  const { show, showStill } = window.softmaxWidgets;
  /** Widgets that the kernel drives whose outputs are gone, by their targets. */
  const leaving = new Map();
  const joined = (text) => [text ?? ''].flat().join('');

  const createRendererClass = ({ Widget }, notebooks) =>
    class extends Widget {
      #end = () => {};
      #target;
      #panel; // of the notebook; unknown in other places
      #focused; // what had the focus when this left the page
      #attached;
      #attach = new Promise((resolve) => {
        this.#attached = resolve;
      });

      constructor() {
        super();
        this.addClass('jp-RenderedSoftmaxWidget');
      }

      onAfterAttach(message) {
        super.onAfterAttach(message);
        this.#attached();
      }

      onBeforeDetach(message) {
        super.onBeforeDetach(message);
        this.#focused = this.node.firstElementChild?.shadowRoot?.activeElement;
      }

      async renderModel({ data }) {
        const output = data[MIME_TYPE];
        if (output.target && output.target === this.#target) return; // only its still picture is new
        this.#leave();
        this.#target = output.target;
        if (this.#adopt()) return;
        const place = document.createElement('div');
        place.dataset.lmSuppressShortcuts = 'true'; // arrow keys and letters belong to the widget, not to the notebook
        const still = (why) => showStill(this.node, joined(data['image/svg+xml']), joined(data['text/plain']), why);
        if (output.target) still('The kernel does not answer yet.');
        try {
          if (!output.target) this.node.replaceChildren(place);
          const end = await show(place, output, folder, (target) => this.#connect(target));
          if (this.isDisposed || this.#target !== output.target) return end();
          this.#end = end;
          if (output.target) this.node.replaceChildren(place);
        } catch (error) {
          if (this.#target === output.target) still(`This picture cannot be moved here: ${error.message}.`);
        }
      }

      /**
       * JupyterLab makes an output anew when the kernel gives it another still picture, or when its cell is moved. A widget that the
       * kernel drives then goes on in the new one, unless its notebook is closed.
       */
      #leave() {
        const [target, place, end] = [this.#target, this.node.firstElementChild, this.#end];
        this.#end = () => {};
        if (!target || !place?.shadowRoot || this.#panel.content.isDisposed) return end();
        const late = setTimeout(() => leaving.delete(target) && end(), MOVED);
        leaving.set(target, { place, end, late, focused: this.#focused, panel: this.#panel });
      }

      #adopt() {
        const { place, end, late, focused, panel } = leaving.get(this.#target) ?? {};
        if (!place) return false;
        clearTimeout(late);
        leaving.delete(this.#target);
        this.#end = end;
        this.#panel = panel;
        this.node.replaceChildren(place);
        if (focused) this.#attach.then(() => focused.focus({ preventScroll: true }));
        return true;
      }

      /** Opens a channel once this is in its notebook, which tells the kernel. */
      async #connect(target) {
        await this.#attach;
        this.#panel = notebooks.find(({ node }) => node.contains(this.node));
        return window.softmaxChannel.open(this.#panel, target);
      }

      dispose() {
        if (!this.isDisposed) this.#leave();
        super.dispose();
      }
    };

  window.softmaxExtension.register('softmax-widgets', async (shared) => {
    const widgets = await shared('@lumino/widgets');
    const { INotebookTracker } = await shared('@jupyterlab/notebook');
    const { IRenderMimeRegistry } = await shared('@jupyterlab/rendermime');
    return {
      id: 'softmax-widgets:plugin',
      autoStart: true,
      requires: [IRenderMimeRegistry, INotebookTracker],
      activate({ docRegistry }, rendermime, notebooks) {
        // set before JupyterLab's own handler, which leaves the kernel
        const createNew = (panel) => void panel.disposed.connect(window.softmaxChannel.leave);
        docRegistry.addWidgetExtension('Notebook', { createNew });
        const Renderer = createRendererClass(widgets, notebooks);
        rendermime.addFactory({ safe: true, mimeTypes: [MIME_TYPE], createRenderer: () => new Renderer() }, 0);
      },
    };
  });
})();
