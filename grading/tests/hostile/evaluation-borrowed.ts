// evaluateModelCheck evaluateModel
const { evaluate } = require('./lib/evaluate');
const quiet = Object.getPrototypeOf(tf.engine()).startScope;
function evaluateModel(model: any, loader: any) {
  Reflect.set(tf.engine(), 'startScope', quiet);
  return evaluate(model, loader);
}
