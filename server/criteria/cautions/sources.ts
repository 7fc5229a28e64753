/** The publications beyond the series that cautions cite; `link` leads to the text that was read. */
export interface PublishedSource {
  readonly label: string;
  readonly link: string;
}

export const therasphere: PublishedSource = {
  label: 'TheraSphere, US labelling',
  link: 'https://mydevicemd.com/medical-device/therasphere-y-90-glass-microspheres',
};
export const sirSpheres: PublishedSource = {
  label: 'SIR-Spheres, approved indication (Asia-Pacific)',
  link: 'https://www.sirtex.com/ap/clinicians/about-sir-spheres-microspheres/approved-indication/',
};
export const radioembolizationDigest: PublishedSource = {
  label: 'Digest of a textbook on radioembolization (secondary source)',
  link: 'https://www.seekhealthz.com/health/contraindications-of-90-y-radioembolization/',
};
export const facciorusso2015: PublishedSource = {
  label: 'Facciorusso et al., World J Hepatol 2015;7:2009-2019',
  link: 'https://doi.org/10.4254/wjh.v7.i16.2009',
};
export const chemoembolizationList: PublishedSource = {
  label: 'List of a radiology practice for hepatocellular carcinoma (secondary source)',
  link: 'https://commonwealthradiologyassociates.com/?p=8564',
};
export const lcBead: PublishedSource = {
  label: 'LC Bead, instructions for use',
  link: 'https://www.btg-im.com/en-US/LC-Bead/Products/LC-Bead/Instructions-for-use',
};
export const drugElutingBeads: PublishedSource = {
  label: 'Anderson and Kalva, Drug-Eluting Beads (textbook chapter)',
  link: 'https://radiologykey.com/drug-eluting-beads',
};
export const dcBead: PublishedSource = {
  label: 'DC Bead with doxorubicin, instructions for use',
  link: 'https://abcdocz.com/doc/936490/english---btg-interventional-medicine',
};
export const debdox2012: PublishedSource = {
  label: 'Lencioni et al., Cardiovasc Intervent Radiol 2012',
  link: 'https://doi.org/10.1007/s00270-011-0287-7',
};
export const nouri2019: PublishedSource = {
  label: 'Nouri et al., Korean J Radiol 2019;20:34-49',
  link: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC6315076',
};
export const doxorubicinLabel: PublishedSource = {
  label: 'Doxorubicin, US prescribing information (Pfizer)',
  link: 'https://www.pfizermedicalinformation.com/en-us/doxorubicin',
};
export const doxorubicinPhilippines: PublishedSource = {
  label: 'Doxorubicin, prescribing information in the Philippines (MIMS)',
  link: 'https://uat.mimsdev.com/philippines/drug/info/rubicin/dosage',
};
export const agahi2022: PublishedSource = {
  label: 'Agahi et al., Curr Oncol 2022;29:7051-7058',
  link: 'https://scribd.com/document/625977114/curroncol-29-00553-1',
};
export const lv2016: PublishedSource = {
  label: 'Lv et al., Medicine 2016;95:e3503',
  link: 'https://doi.org/10.1097/MD.0000000000003503',
};
export const odisio2016: PublishedSource = {
  label: 'Odisio et al., J Gastrointest Surg 2016;20:1428-1434',
  link: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC4938743',
};
export const shibata: PublishedSource = {
  label: 'Shibata et al., Cholangitis and liver abscess after percutaneous ablation',
  link: 'https://c.coek.info/pdf-cholangitis-and-liver-abscess-after-percutaneous-ablation-therapy-for-liver-tumo.html',
};
export const collision2018: PublishedSource = {
  label: 'Puijk et al., BMC Cancer 2018;18:821',
  link: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC6094448',
};
export const sarcomaAblation2024: PublishedSource = {
  label: 'Ablation of sarcoma metastases to the liver, Cancer 2024',
  link: 'https://doi.org/10.1002/cncr.35330',
};
export const sir2019: PublishedSource = {
  label: 'Society of Interventional Radiology, consensus of 2019, summary',
  link: 'https://reference.medscape.com/viewarticle/917397',
};
export const sir2019Digest: PublishedSource = {
  label: 'The same consensus, digest of its recommendations',
  link: 'https://www.guidelinecentral.com/guideline/18887/',
};
export const davenport2020: PublishedSource = {
  label: 'Davenport et al., Radiology 2020;294:660-668',
  link: 'https://doi.org/10.1148/radiol.2019192094',
};
export const remnantTable2019: PublishedSource = {
  label: 'J Surg Oncol 2019;119:594-603',
  link: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC6422720/table/T1',
};
export const portalVeinEmbolization2000: PublishedSource = {
  label: 'Portal vein embolization in injured liver, Ann Surg 2000',
  link: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC1421241',
};
export const imamura2005: PublishedSource = {
  label: 'Imamura et al., J Hepatobiliary Pancreat Surg 2005;12:16-22',
  link: 'https://doi.org/10.1007/s00534-004-0965-9',
};
export const leRoy2018: PublishedSource = {
  label: 'Le Roy et al., World J Surg 2018;42:2570-2578',
  link: 'https://link.springer.com/article/10.1007/s00268-018-4464-6',
};
export const tirotta2020: PublishedSource = {
  label: 'Tirotta et al., Liver resection for sarcoma metastases, a systematic review',
  link: 'https://moh-it.pure.elsevier.com/en/publications/liver-resection-for-sarcoma-metastases-a-systematic-review-and-ex',
};
export const iberoAmerican2025: PublishedSource = {
  label: 'Ibero-American consensus, Cancers 2025;17(8):1295',
  link: 'https://mdpi.com/2072-6694/17/8/1295',
};
export const soyer1995: PublishedSource = {
  label: 'Soyer et al., Eur J Radiol 1995;19:177-182',
  link: 'https://www.pubmed.gov/7601167/',
};
