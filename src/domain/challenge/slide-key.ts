const SLIDE_ENDING =
  /(\.ome)?\.(svs|tiff?|btf|ndpi|scn|mrxs|vms|vmu|bif|svslide|czi|dcm|csv|json|geojson|xml|png|zip)$/i;

/**
 * What different files call the same slide: the name without folder and ending, so that `test_001` of a score fits
 * `test_001.tif` of a truth and `test_001.json` of its lesions.
 */
export function slideKey(name: string): string {
  return name.replace(/^.*[\\/]/, '').replace(SLIDE_ENDING, '');
}
