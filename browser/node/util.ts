import './largeArrays';
import * as inspecting from 'node-inspect-extracted';
import { restore } from './largeArrays';

restore();
export const { format, inspect } = inspecting;
export const inherits = (type: { prototype: object }, parent: { prototype: object }): void =>
  void Object.setPrototypeOf(type.prototype, parent.prototype);
export const deprecate = <T>(work: T): T => work;
export const types = {};
export const promisify = () => {
  throw new Error('util.promisify is not there in a browser');
};
export default { deprecate, format, inherits, inspect, promisify, types };
