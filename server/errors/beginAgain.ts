/** Where a launch that began in a chart begins again. */
export const RELAUNCH = 'Go back to the patient’s chart in the EHR and open LiverMet from there again.';
/** Where one that began on the start page does. */
export const BEGIN_AGAIN = 'Open the start page of LiverMet (/standalone) and begin again.';
