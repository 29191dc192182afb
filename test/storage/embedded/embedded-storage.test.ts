import { describeStores } from '../conformance.js';
import { createEmbeddedStore } from './embedded-store.js';

describeStores('embedded storage', createEmbeddedStore);
