/** Answers to the requests that run no code of the reader. */
import { complete, inspect, isComplete } from '../compile/language';
import { commInfo } from './comms';
import { findHistory, type HistoryRequest } from './history';

export const answers = {
  is_complete_request: isComplete,
  inspect_request: inspect,
  complete_request: complete,
  comm_info_request: commInfo,
  history_request: (content: HistoryRequest): object => ({ history: findHistory(content) }),
};
