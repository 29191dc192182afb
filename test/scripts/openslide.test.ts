import { describeLibraryScript } from './describe-library-script.js';

describeLibraryScript({
  script: 'scripts/openslide.sh',
  prefixVariable: 'SENTINODE_OPENSLIDE_PREFIX',
  folder: '.openslide',
  fetchedBy: 'Python',
  refusal: /python3 is missing: OpenSlide comes from PyPI/,
  library: 'libopenslide 4: make openslide',
  nothingToDo: /is already there: nothing to do/,
});
