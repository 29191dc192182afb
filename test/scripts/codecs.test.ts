import { describeLibraryScript } from './describe-library-script.js';

describeLibraryScript({
  script: 'scripts/codecs.sh',
  prefixVariable: 'SENTINODE_CODECS_PREFIX',
  folder: '.codecs',
  fetchedBy: 'npm',
  refusal: /npm is missing: libjpeg-turbo comes from a package of npm/,
  library: 'libturbojpeg: make codecs',
  nothingToDo: /already there, nothing to do/,
});
