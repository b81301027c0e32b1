import { float, string } from '../build/attributes.ts';
import { alone, beside, random, wide, testDerivatives } from '../fixtures/testDerivatives.ts';
import { activations } from './activations.ts';

testDerivatives(activations, {
  Sigmoid: alone('Sigmoid'),
  Tanh: alone('Tanh'),
  Relu: alone('Relu', {}, { range: wide }),
  LeakyRelu: alone('LeakyRelu', { alpha: float(0.3) }, { range: wide }),
  PRelu: beside('PRelu', { slope: random(3, 1) }, { range: wide }),
  'PRelu by x': { x: [2, 3], steps: [['PRelu', ['c', 'x']]], constants: { c: random(2, 3) }, linear: true },
  Elu: alone('Elu', { alpha: float(0.7) }, { range: wide }),
  Celu: alone('Celu', { alpha: float(0.7) }, { range: wide }),
  Selu: alone('Selu', {}, { range: wide }),
  Softplus: alone('Softplus'),
  Softsign: alone('Softsign', {}, { range: wide }),
  Mish: alone('Mish'),
  HardSigmoid: alone('HardSigmoid', {}, { range: wide }),
  HardSwish: alone('HardSwish', {}, { range: wide }),
  Gelu: alone('Gelu', {}, { opsets: [20, 21] }),
  'Gelu by tanh': alone('Gelu', { approximate: string('tanh') }, { opsets: [20] }),
  QuickGelu: alone('com.microsoft:QuickGelu', { alpha: float(1.702) }),
  'com.microsoft Gelu': alone('com.microsoft:Gelu'),
  BiasGelu: beside('com.microsoft:BiasGelu', { bias: random(4) }),
  FastGelu: beside('com.microsoft:FastGelu', { bias: random(4) }),
  Swish: alone('Swish', {}, { opsets: [24] }),
  'Swish by a factor': alone('Swish', { alpha: float(1.702) }, { opsets: [24] }),
});
