/** The part of the unit converter we use; the package ships no types. */
declare module '@lhncbc/ucum-lhc' {
  interface Conversion {
    readonly status: 'succeeded' | 'failed' | 'error';
    readonly toVal: number | null;
  }
  interface Converter {
    convertUnitTo(
      from: string,
      value: number,
      to: string,
      options: { readonly molecularWeight?: number; readonly charge?: number },
    ): Conversion;
    validateUnitString(unit: string): { readonly status: 'valid' | 'invalid' | 'error' };
  }
  const ucum: { readonly UcumLhcUtils: { getInstance(): Converter } };
  export default ucum;
}
