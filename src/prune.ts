import { projectRoot } from './project-root.ts';
import { pruneCompiled } from './prune-compiled.ts';

pruneCompiled(projectRoot());
