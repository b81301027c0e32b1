/** @file The Worker of a session with the plugins and the priors that come with Tweedie. */
import { embeddedPriors } from '@tweedie/priors/embedded';
import { builtInPlugins } from './builtInPlugins.ts';
import { serveSession } from './serveSession.ts';

serveSession({ plugins: builtInPlugins, priors: embeddedPriors });
