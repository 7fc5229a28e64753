/** A newer LiverMet has written the database: this one would misread it, so it leaves it alone. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';

  constructor(version: number, known: number) {
    super(
      `The database has version ${version}; this LiverMet knows versions up to ${known}. Start the newer LiverMet, or restore a backup.`,
    );
  }
}
