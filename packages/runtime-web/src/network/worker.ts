/** @file The Worker of `createWebRuntime`. */
import { serveNetworks } from './serveNetworks.ts';

serveNetworks();
