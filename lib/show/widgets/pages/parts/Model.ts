/** What a page's module gets: the part of anywidget's model that the course uses. */
export interface Model<State> {
  get<Key extends keyof State>(key: Key): State[Key];
  set<Key extends keyof State>(key: Key, value: State[Key]): void;
  /** Sends what was set to the kernel, where there is one. */
  save_changes(): void;
}

/** What a host calls `render` with. */
export interface View<State> {
  model: Model<State>;
  /** The widget's place in the page. */
  el: HTMLElement;
}

/** The model of a widget that the kernel drives. */
export interface LiveModel<State, Received> extends Model<State> {
  send(content: object): void;
  on(event: 'msg:custom', handle: (content: Received, buffers: DataView[]) => void): void;
}

/** What a host calls `render` of such a widget with. */
export interface LiveView<State, Received> {
  model: LiveModel<State, Received>;
  el: HTMLElement;
  /** Aborts when the kernel drives it no longer. */
  signal: AbortSignal;
}
