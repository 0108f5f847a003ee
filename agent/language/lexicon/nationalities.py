"""Adjectives and words of citizenship to ISO 3166 alpha-2 codes, for passports. Country names come from the catalog."""

_ROWS = """korean=KR;south korean=KR;american=US;us=US;u.s.=US;usa=US;british=GB;uk=GB;english=GB;scottish=GB;japanese=JP;chinese=CN;taiwanese=TW;hong kong=HK;indian=IN;canadian=CA;australian=AU;
new zealand=NZ;kiwi=NZ;french=FR;german=DE;italian=IT;spanish=ES;portuguese=PT;dutch=NL;belgian=BE;swiss=CH;austrian=AT;swedish=SE;norwegian=NO;danish=DK;finnish=FI;icelandic=IS;irish=IE;polish=PL;
czech=CZ;slovak=SK;hungarian=HU;romanian=RO;bulgarian=BG;greek=GR;turkish=TR;russian=RU;ukrainian=UA;croatian=HR;serbian=RS;slovenian=SI;estonian=EE;latvian=LV;lithuanian=LT;israeli=IL;egyptian=EG;
moroccan=MA;tunisian=TN;nigerian=NG;kenyan=KE;south african=ZA;ghanaian=GH;ethiopian=ET;brazilian=BR;argentine=AR;argentinian=AR;chilean=CL;peruvian=PE;colombian=CO;mexican=MX;thai=TH;vietnamese=VN;
filipino=PH;philippine=PH;indonesian=ID;malaysian=MY;singaporean=SG;singapore=SG;pakistani=PK;bangladeshi=BD;sri lankan=LK;nepali=NP;nepalese=NP;mongolian=MN;saudi=SA;emirati=AE;iranian=IR;iraqi=IQ;
kazakh=KZ;kazakhstani=KZ;uzbek=UZ;kyrgyz=KG;georgian=GE;armenian=AM;azerbaijani=AZ;jordanian=JO;lebanese=LB;qatari=QA;kuwaiti=KW;omani=OM;bahraini=BH;cambodian=KH;laotian=LA;lao=LA;burmese=MM;
bruneian=BN;cuban=CU;jamaican=JM;dominican=DO;venezuelan=VE;ecuadorian=EC;bolivian=BO;uruguayan=UY;paraguayan=PY;costa rican=CR;guatemalan=GT;panamanian=PA;algerian=DZ;libyan=LY;sudanese=SD;tanzanian=TZ;
ugandan=UG;rwandan=RW;zimbabwean=ZW;zambian=ZM;namibian=NA;cameroonian=CM;senegalese=SN;ivorian=CI;albanian=AL;bosnian=BA;montenegrin=ME;belarusian=BY;moldovan=MD;maltese=MT;cypriot=CY;latvian=LV;lithuanian=LT;luxembourgish=LU;
한국=KR;대한민국=KR;미국=US;영국=GB;일본=JP;중국=CN;대만=TW;인도=IN;캐나다=CA;호주=AU;독일=DE;프랑스=FR;베트남=VN;태국=TH;러시아=RU;홍콩=HK;
中国=CN;大陆=CN;美国=US;英国=GB;日本=JP;韩国=KR;台湾=TW;香港=HK;印度=IN;加拿大=CA;澳洲=AU;澳大利亚=AU;德国=DE;法国=FR;新加坡=SG;马来西亚=MY;俄罗斯=RU"""
DEMONYMS: dict[str, str] = dict(row.strip().split("=") for row in _ROWS.replace("\n", "").split(";"))
