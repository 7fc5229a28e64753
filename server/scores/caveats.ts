/** What a score was made for, shown beside it: the patients of this app seldom resemble those it came from. */
export const CAVEATS = {
  chronicLiverDisease:
    'Validated in chronic liver disease; what it means for liver metastases without one is not established.',
  cirrhosis: 'Validated in cirrhosis only; what it means for liver metastases without it is not established.',
  hepatocellularCarcinoma:
    'Derived in hepatocellular carcinoma with chronic liver disease; what it means for liver metastases without one is not established.',
  seriesVersion: 'The Moffitt liver-directed series reports MELD without stating which version.',
  adultFormula: 'The patient may be under 18; this is the formula for adults.',
} as const;
