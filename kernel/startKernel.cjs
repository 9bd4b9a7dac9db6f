// @ts-check
'use strict';
/**
 * What Jupyter starts: `node --no-force-async-hooks-checks kernel/startKernel.cjs <connection file>`. Without that flag Node ends
 * itself when an interrupt cuts off the callback of a timer.
 */
require(require('./buildKernel.cjs').buildKernel());
