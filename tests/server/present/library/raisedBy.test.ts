import { expect, it } from 'vitest';
import type { CautionId } from '../../../../server/criteria/cautions/cautionId.ts';
import { CAUTIONS } from '../../../../server/criteria/cautions/index.ts';
import { raisedBy } from '../../../../server/present/library/raisedBy.ts';

const ofCaution = (id: CautionId) => CAUTIONS.filter((each) => each.id === id).map(({ rule }) => raisedBy(rule));

it.each<[CautionId, string]>([
  ['y90-total-bilirubin', 'total bilirubin above 2 mg/dL'],
  ['y90-albumin', 'albumin below 3 g/dL'],
  ['deb-tace-lesion-size', 'size of the largest liver lesion 10 cm or more'],
  ['doxorubicin-dose-steps', 'total bilirubin 1.2 mg/dL or more'],
  ['y90-pregnancy', 'pregnancy recorded'],
  ['contrast-kidney-function', 'eGFR below 45 mL/min/1.73 m²'],
  ['y90-labelled-use', 'shown for every patient'],
  [
    'bleeding-low-risk-procedure',
    'INR above 3 (from 2 on the source leaves it open) or platelet count below 20 10*9/L',
  ],
  [
    'deb-tace-decompensated-cirrhosis',
    'cirrhosis of the liver recorded and (ascites recorded or hepatic encephalopathy recorded)',
  ],
])('%s is raised by: %s', (id, words) => expect(ofCaution(id)).toEqual([words]));
