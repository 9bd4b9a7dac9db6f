// @ts-check
'use strict';
/**
 * Jupyter starts this file: `node --no-force-async-hooks-checks kernel/startKernel.cjs <connection file>`. Without that flag Node
 * ends itself when an interrupt cuts off a timer's callback.
 */
require(require('./buildKernel.cjs').buildKernel());
