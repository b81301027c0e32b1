// Reports
export { assertPassed, type Check, type Report } from './report.ts';

// Problems whose posterior is known
export { denseOperator, type DenseOperatorOptions } from './oracle/denseOperator.ts';
export { diagonalOracle, type DiagonalOracleOptions } from './oracle/diagonalOracle.ts';
export { gaussianOracle, type GaussianOracleOptions } from './oracle/gaussianOracle.ts';
export type { Marginal } from './oracle/marginal.ts';
export { mixtureOracle, type MixtureOracleOptions } from './oracle/mixtureOracle.ts';
export { type Group, type Oracle, simulate, type Simulation } from './oracle/oracle.ts';
export type { Direction, Posterior } from './oracle/posterior.ts';

// Operators
export { assertOperator, checkOperator, type CheckOperatorOptions } from './operator/checkOperator.ts';

// Plugins
export { checkPlugin, type CheckPluginOptions, type PluginCheck } from './plugin/checkPlugin.ts';

// Comparisons
export { relativeError } from './numbers/relativeError.ts';
export { type CloseToTensorOptions, type Expect, registerMatchers, type TensorMatchers } from './matchers.ts';

// Solvers
export {
  checkSamples,
  type CheckSamplesOptions,
  type GroupStatistics,
  type Judgement,
  type SamplesReport,
} from './solver/checkSamples.ts';
export { checkSolver, type CheckSolverOptions, type OracleSolver } from './solver/checkSolver.ts';
export type { Estimate, Statistic, Statistics } from './solver/statistics.ts';
