import { ablationBiliaryAnastomosis } from './ablation/ablationBiliaryAnastomosis.ts';
import { ablationSelectionElsewhere } from './ablation/ablationSelectionElsewhere.ts';
import type { Caution } from './caution.ts';
import { debTaceBiliaryAnastomosis } from './deb-tace/debTaceBiliaryAnastomosis.ts';
import { debTaceDecompensatedCirrhosis } from './deb-tace/debTaceDecompensatedCirrhosis.ts';
import { debTaceKidneyFunction } from './deb-tace/debTaceKidneyFunction.ts';
import { debTaceLabelledUse } from './deb-tace/debTaceLabelledUse.ts';
import { debTaceLesionSize } from './deb-tace/debTaceLesionSize.ts';
import { debTaceLoading } from './deb-tace/debTaceLoading.ts';
import { debTacePortalVeinThrombosis } from './deb-tace/debTacePortalVeinThrombosis.ts';
import { debTaceWorkUp } from './deb-tace/debTaceWorkUp.ts';
import { doxorubicinCumulativeDose } from './doxorubicin/doxorubicinCumulativeDose.ts';
import { doxorubicinDoseSteps } from './doxorubicin/doxorubicinDoseSteps.ts';
import { doxorubicinLowerLimit } from './doxorubicin/doxorubicinLowerLimit.ts';
import { doxorubicinSevereLiverImpairment } from './doxorubicin/doxorubicinSevereLiverImpairment.ts';
import { bleedingArterialAccess } from './procedure/bleedingArterialAccess.ts';
import { bleedingHighRiskProcedure } from './procedure/bleedingHighRiskProcedure.ts';
import { bleedingLowRiskProcedure } from './procedure/bleedingLowRiskProcedure.ts';
import { contrastKidneyFunction } from './procedure/contrastKidneyFunction.ts';
import { mrecistEnhancement } from './procedure/mrecistEnhancement.ts';
import { resectionAscites } from './resection/resectionAscites.ts';
import { resectionExtrahepaticDisease } from './resection/resectionExtrahepaticDisease.ts';
import { resectionIndocyanineGreen } from './resection/resectionIndocyanineGreen.ts';
import { resectionLesionSize } from './resection/resectionLesionSize.ts';
import { resectionLiverRemnant } from './resection/resectionLiverRemnant.ts';
import { y90Albumin } from './y90/y90Albumin.ts';
import { y90Aminotransferases } from './y90/y90Aminotransferases.ts';
import { y90Ascites } from './y90/y90Ascites.ts';
import { y90BiliaryAnastomosis } from './y90/y90BiliaryAnastomosis.ts';
import { y90ContrastAllergy } from './y90/y90ContrastAllergy.ts';
import { y90Encephalopathy } from './y90/y90Encephalopathy.ts';
import { y90ExtrahepaticDisease } from './y90/y90ExtrahepaticDisease.ts';
import { y90LabelledUse } from './y90/y90LabelledUse.ts';
import { y90PerformanceStatus } from './y90/y90PerformanceStatus.ts';
import { y90PortalVeinThrombosis } from './y90/y90PortalVeinThrombosis.ts';
import { y90Pregnancy } from './y90/y90Pregnancy.ts';
import { y90TotalBilirubin } from './y90/y90TotalBilirubin.ts';
import { y90WorkUp } from './y90/y90WorkUp.ts';

/** Every caution beyond the series, in the order in which they are shown. */
export const CAUTIONS: readonly [Caution, ...Caution[]] = [
  debTaceDecompensatedCirrhosis,
  debTacePortalVeinThrombosis,
  debTaceKidneyFunction,
  debTaceLesionSize,
  debTaceBiliaryAnastomosis,
  doxorubicinSevereLiverImpairment,
  doxorubicinDoseSteps,
  doxorubicinCumulativeDose,
  doxorubicinLowerLimit,
  debTaceLabelledUse,
  debTaceLoading,
  debTaceWorkUp,
  y90PerformanceStatus,
  y90Pregnancy,
  y90Ascites,
  y90Encephalopathy,
  y90TotalBilirubin,
  y90Aminotransferases,
  y90Albumin,
  y90PortalVeinThrombosis,
  y90ExtrahepaticDisease,
  y90BiliaryAnastomosis,
  y90ContrastAllergy,
  y90LabelledUse,
  y90WorkUp,
  ablationBiliaryAnastomosis,
  ablationSelectionElsewhere,
  resectionAscites,
  resectionExtrahepaticDisease,
  resectionLesionSize,
  resectionLiverRemnant,
  resectionIndocyanineGreen,
  bleedingArterialAccess,
  bleedingHighRiskProcedure,
  bleedingLowRiskProcedure,
  mrecistEnhancement,
  contrastKidneyFunction,
];
