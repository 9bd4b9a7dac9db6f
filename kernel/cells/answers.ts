/** Answers to the requests that run no code of the reader. */
import { compiler, type Place } from '../compiler';
import { host } from '../host';
import { commInfo } from './comms';
import { findHistory, type HistoryRequest } from './history';

export const answers = {
  is_complete_request: (content: { code: string }) => compiler.isComplete(content),
  inspect_request: (content: Place) => host.withoutInterrupts(() => compiler.inspect(content)),
  complete_request: (content: Place) => host.withoutInterrupts(() => compiler.complete(content)),
  comm_info_request: commInfo,
  history_request: (content: HistoryRequest): object => ({ history: findHistory(content) }),
};
