import { COLORS } from '../../colors';
import type { Moment } from '../training/Past';
import { toldMoment } from '../training/toldMoment';
import type { TrainingControlsState } from '../training/trainingControls';
import type { TrainingAnswer, TrainingFrame, TrainingRequest } from '../training/trainingMessages';
import { CURVES, Curve } from './parts/Curve';
import { element } from './parts/element';
import type { LiveView } from './parts/Model';
import { SettingsForm } from './parts/SettingsForm';
import { style } from './parts/style';
import { Templates } from './parts/Templates';

const LARGEST = 127;
const CALM = 500; // ms between two frames for readers who want little motion
const STYLE = `
.training-controls .curves { padding-right: 8px; }
.training-controls .past { display: flex; gap: 8px; align-items: center; margin-top: 8px; }
.training-controls .past input { flex: 1; min-width: 0; }
.training-controls button { min-width: 76px; }
.training-controls .mark { border-color: ${COLORS[1]}; }
.training-controls .mark::after { background: ${COLORS[1]}; }
`;

/** Drives the training of a kernel: sends what the reader wants, and draws what comes. */
function render({ model, el, signal }: LiveView<TrainingControlsState, TrainingAnswer>): void {
  const ask = (request: TrainingRequest) => model.send(request);
  const motion = matchMedia('(prefers-reduced-motion: reduce)');
  let moments: Moment[] = [];
  let updates = 0;
  let running = false;
  let follows = true; // whether it shows how the training stands, not its past

  const form = new SettingsForm((changes) => ask({ set: changes }));
  const start = element('button', { type: 'button' }, 'Start');
  const step = element('button', { type: 'button' }, 'One step');
  const again = element('button', { type: 'button' }, 'Back to the start');
  const past = element('input', { type: 'range', min: 0, max: 0, step: 1, 'aria-label': 'Look back' });
  const loss = new Curve('loss', 'loss (nats)', 3);
  const accuracy = new Curve('accuracy', 'accuracy', 3);
  const sentence = element('p');
  const templates = new Templates(model.get('classes'));

  /** Shows one moment, and its weights. */
  function show(moment: Moment, largest: number, weights: DataView): void {
    const isPast = moment.updates < updates;
    past.setAttribute('aria-valuetext', `after ${moment.updates} of ${updates} updates`);
    if (moment.loss !== null) loss.mark(moment.updates, moment.loss);
    if (moment.accuracy !== null) accuracy.mark(moment.updates, moment.accuracy);
    sentence.setAttribute('aria-live', running ? 'off' : 'polite'); // no screen reader keeps up with a training
    sentence.textContent = `${isPast ? 'The past. ' : running ? 'Training. ' : 'At rest. '}${toldMoment(moment)}`;
    const bytes = new Int8Array(weights.buffer, weights.byteOffset, weights.byteLength);
    templates.show(Float32Array.from(bytes, (byte) => (byte * largest) / LARGEST));
  }

  function draw(frame: TrainingFrame): void {
    if (frame.fresh) moments = [];
    moments = moments.filter((moment) => moment.updates % frame.stride === 0).concat(frame.moments);
    ({ running } = frame);
    ({ updates } = frame.now);
    follows ||= frame.fresh;
    start.textContent = running ? 'Pause' : 'Start';
    past.step = String(frame.stride);
    past.max = String(frame.stride * Math.ceil(updates / frame.stride));
    if (follows) past.value = past.max;
    for (const [curve, key] of [
      [loss, 'loss'],
      [accuracy, 'accuracy'],
    ] as const) {
      const drawn = moments.filter((moment) => moment[key] !== null);
      curve.draw(
        drawn.map((moment) => moment.updates),
        drawn.map((moment) => moment[key] as number),
      );
    }
    if (frame.fresh) form.show(frame.settings);
  }

  let wanted: number | undefined; // what the reader looks for while the kernel still answers an earlier look
  let isAsked = false;
  function look(to: number): void {
    follows = to >= updates;
    wanted = to;
    if (isAsked) return;
    ask({ look: wanted });
    [isAsked, wanted] = [true, undefined];
  }

  model.on('msg:custom', (answer, [weights]) => {
    if ('frame' in answer) {
      draw(answer.frame);
      if (follows) show(answer.frame.now, answer.largest, weights);
      if (motion.matches && running) setTimeout(() => ask({ drawn: true }), CALM);
      else ask({ drawn: true });
      return;
    }
    isAsked = false;
    if (wanted !== undefined) look(wanted);
    show(answer.look, answer.largest, weights);
  });

  start.addEventListener('click', () => ask({ do: running ? 'pause' : 'start' }));
  step.addEventListener('click', () => ask({ do: 'step' }));
  again.addEventListener('click', () => ask({ do: 'again' }));
  past.addEventListener('input', () => look(past.valueAsNumber));
  for (const curve of [loss, accuracy]) {
    curve.onDrag((to) => {
      if (signal.aborted) return;
      past.value = String(to); // the nearest step of the slider
      look(past.valueAsNumber);
    });
  }
  signal.addEventListener('abort', () => {
    start.textContent = 'Start';
    for (const control of [...form.controls, start, step, again, past]) control.disabled = true;
  });

  const controls = element('div', { class: 'controls' }, ...form.labels, start, step, again);
  const widget = element('div', {
    class: 'softmax-widget training-controls',
    role: 'group',
    'aria-label': 'A training with controls',
  });
  const curves = element('div', { class: 'curves' }, loss.place, accuracy.place);
  widget.append(style(CURVES + STYLE), controls, curves, element('label', { class: 'past' }, 'look back', past));
  widget.append(sentence, templates.place);
  el.append(widget);
}

export default { render };
