/** What stands before the id in every reference to a Patient but that by UUID. */
export const PATIENT_REFERENCE = 'Patient/';

/** Where the id ends that begins at `start`: at the end of the text, or before the version that is asked for. */
export function idEnd(bytes: Buffer, start: number): number {
  let end = start;
  for (;;) {
    const byte = bytes[end];
    // " / ? #
    if (byte === 0x22 || byte === 0x2f || byte === 0x3f || byte === 0x23 || byte === undefined) return end;
    end += 1;
  }
}
