<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>FC r</source>
        <translation>FC r</translation>
    </message>
    <message>
        <source>FC, correlation</source>
        <translation>FC, Korrelation</translation>
    </message>
    <message>
        <source>FC, root mean square error</source>
        <translation>FC, Wurzel des mittleren quadratischen Fehlers</translation>
    </message>
    <message>
        <source>FC dynamics (FCD), KS distance</source>
        <translation>FC-Dynamik (FCD), KS-Abstand</translation>
    </message>
    <message>
        <source>Metastability</source>
        <translation>Metastabilität</translation>
    </message>
    <message>
        <source>Metastability, error</source>
        <translation>Metastabilität, Fehler</translation>
    </message>
    <message>
        <source>Spectrum r</source>
        <translation>Spektrum r</translation>
    </message>
    <message>
        <source>Log spectrum, correlation</source>
        <translation>Logarithmiertes Spektrum, Korrelation</translation>
    </message>
    <message>
        <source>Phase FC r</source>
        <translation>Phasen-FC r</translation>
    </message>
    <message>
        <source>Phase FC, correlation</source>
        <translation>Phasen-FC, Korrelation</translation>
    </message>
    <message>
        <source>FC r, one run</source>
        <translation>FC r, ein Lauf</translation>
    </message>
    <message>
        <source>FC, correlation of one run</source>
        <translation>FC, Korrelation eines Laufs</translation>
    </message>
    <message>
        <source>FC r, spread</source>
        <translation>FC r, Streuung</translation>
    </message>
    <message>
        <source>FC, correlation: spread over runs</source>
        <translation>FC, Korrelation: Streuung über Läufe</translation>
    </message>
    <message>
        <source>FCD KS, spread</source>
        <translation>FCD KS, Streuung</translation>
    </message>
    <message>
        <source>FCD, KS distance: spread over runs</source>
        <translation>FCD, KS-Abstand: Streuung über Läufe</translation>
    </message>
    <message>
        <source>FC concordance</source>
        <translation>FC-Konkordanz</translation>
    </message>
    <message>
        <source>FC, concordance</source>
        <translation>FC, Konkordanz</translation>
    </message>
    <message>
        <source>Mean FC r</source>
        <translation>Mittlere FC r</translation>
    </message>
    <message>
        <source>Mean FC of regions, correlation</source>
        <translation>Mittlere FC der Regionen, Korrelation</translation>
    </message>
    <message>
        <source>Mean FC RMSE</source>
        <translation>Mittlere FC RMSE</translation>
    </message>
    <message>
        <source>Mean FC of regions, root mean square error</source>
        <translation>Mittlere FC der Regionen, Wurzel des mittleren quadratischen Fehlers</translation>
    </message>
    <message>
        <source>Lagged FC r</source>
        <translation>Zeitversetzte FC r</translation>
    </message>
    <message>
        <source>Lagged FC, correlation</source>
        <translation>Zeitversetzte FC, Korrelation</translation>
    </message>
    <message>
        <source>Lagged FC RMSE</source>
        <translation>Zeitversetzte FC RMSE</translation>
    </message>
    <message>
        <source>Lagged FC, root mean square error</source>
        <translation>Zeitversetzte FC, Wurzel des mittleren quadratischen Fehlers</translation>
    </message>
    <message>
        <source>FCD, Wasserstein-1 distance</source>
        <translation>FCD, Wasserstein-1-Abstand</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>Spektrum</translation>
    </message>
    <message>
        <source>Log spectrum, distance</source>
        <translation>Logarithmiertes Spektrum, Abstand</translation>
    </message>
    <message>
        <source>Phase FC RMSE</source>
        <translation>Phasen-FC RMSE</translation>
    </message>
    <message>
        <source>Phase FC, root mean square error</source>
        <translation>Phasen-FC, Wurzel des mittleren quadratischen Fehlers</translation>
    </message>
    <message>
        <source>Synchrony</source>
        <translation>Synchronie</translation>
    </message>
    <message>
        <source>Synchrony, error</source>
        <translation>Synchronie, Fehler</translation>
    </message>
    <message>
        <source>flat: no change in {share:.0f} % of its windows</source>
        <translation>flach: keine Änderung in {share:.0f} % der Fenster</translation>
    </message>
    <message>
        <source>flat: its spread is {spread:.2g} of the median channel&apos;s</source>
        <translation>flach: Streuung {spread:.2g} von der des mittleren Kanals</translation>
    </message>
    <message>
        <source>clipped: {share:.0f} % of samples at its extremes</source>
        <translation>abgeschnitten: {share:.0f} % der Abtastwerte an den Extremen</translation>
    </message>
    <message>
        <source>noisy: its spread is {spread:.1f} times the median channel&apos;s</source>
        <translation>verrauscht: Streuung {spread:.1f}-mal die des mittleren Kanals</translation>
    </message>
    <message>
        <source>mains hum: {hum:.0f} times the power beside it</source>
        <translation>Netzbrummen: {hum:.0f}-mal die Leistung daneben</translation>
    </message>
    <message>
        <source>Power spectrum, r</source>
        <translation>Leistungsdichtespektrum, r</translation>
    </message>
    <message>
        <source>Mean spectrum r</source>
        <translation>Mittleres Spektrum r</translation>
    </message>
    <message>
        <source>Mean power spectrum, r</source>
        <translation>Mittleres Leistungsdichtespektrum, r</translation>
    </message>
    <message>
        <source>Spectrum rms</source>
        <translation>Spektrum RMS</translation>
    </message>
    <message>
        <source>Log power spectrum, rms difference</source>
        <translation>Logarithmiertes Leistungsdichtespektrum, RMS-Differenz</translation>
    </message>
    <message>
        <source>Alpha error</source>
        <translation>Alpha-Fehler</translation>
    </message>
    <message>
        <source>Alpha peak error</source>
        <translation>Fehler des Alpha-Gipfels</translation>
    </message>
    <message>
        <source>Alpha centre</source>
        <translation>Alpha-Schwerpunkt</translation>
    </message>
    <message>
        <source>Alpha centre of gravity error</source>
        <translation>Fehler des Alpha-Schwerpunkts</translation>
    </message>
    <message>
        <source>Envelopes r</source>
        <translation>Hüllkurven r</translation>
    </message>
    <message>
        <source>Amplitude envelopes, r</source>
        <translation>Amplitudenhüllkurven, r</translation>
    </message>
    <message>
        <source>Orthogonalised r</source>
        <translation>Orthogonalisierte r</translation>
    </message>
    <message>
        <source>Orthogonalised envelopes, r</source>
        <translation>Orthogonalisierte Hüllkurven, r</translation>
    </message>
    <message>
        <source>Imag. coherence r</source>
        <translation>Imag. Kohärenz r</translation>
    </message>
    <message>
        <source>Imaginary coherence, r</source>
        <translation>Imaginäre Kohärenz, r</translation>
    </message>
    <message>
        <source>wPLI r</source>
        <translation>wPLI r</translation>
    </message>
    <message>
        <source>Weighted phase lag index, r</source>
        <translation>Gewichteter Phasenverzögerungsindex, r</translation>
    </message>
    <message>
        <source>PLV r</source>
        <translation>PLV r</translation>
    </message>
    <message>
        <source>Phase-locking value, r</source>
        <translation>Phasenkopplungswert, r</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Alpha peak of the twin</source>
        <translation>Alpha-Gipfel des Zwillings</translation>
    </message>
    <message>
        <source>Alpha measured</source>
        <translation>Alpha gemessen</translation>
    </message>
    <message>
        <source>Alpha peak measured</source>
        <translation>Alpha-Gipfel gemessen</translation>
    </message>
    <message>
        <source>A filter from {low:g} to {high:g} Hz does not fit below half the sampling rate ({half:g} Hz).</source>
        <translation>Ein Filter von {low:g} bis {high:g} Hz passt nicht unter die halbe Abtastrate ({half:g} Hz).</translation>
    </message>
    <message>
        <source>Mains at {line_hz:g} Hz is not below half the sampling rate ({half:g} Hz).</source>
        <translation>Netz bei {line_hz:g} Hz liegt nicht unter der halben Abtastrate ({half:g} Hz).</translation>
    </message>
    <message>
        <source>The run lasts {seconds:.3g} s, too short for a filter that rings for {ringing_s:.3g} s. Raise the lower edge, or leave it out.</source>
        <translation>Der Lauf dauert {seconds:.3g} s, zu kurz für ein Filter, das {ringing_s:.3g} s nachschwingt. Die untere Grenze anheben oder weglassen.</translation>
    </message>
    <message>
        <source>An average reference needs at least two good channels.</source>
        <translation>Eine Durchschnittsreferenz braucht mindestens zwei gute Kanäle.</translation>
    </message>
    <message>
        <source>No two channels are neighbours: a bipolar montage needs names such as A1, A2 or the positions of the 10-20 system.</source>
        <translation>Keine zwei Kanäle sind Nachbarn: Eine bipolare Montage braucht Namen wie A1, A2 oder die Positionen des 10-20-Systems.</translation>
    </message>
    <message>
        <source>Matrix is symmetric</source>
        <translation>Matrix ist symmetrisch</translation>
    </message>
    <message>
        <source>Both directions agree.</source>
        <translation>Beide Richtungen stimmen überein.</translation>
    </message>
    <message>
        <source>Tractography has no direction: the other half is to mirror this one.</source>
        <translation>Traktografie hat keine Richtung: Die andere Hälfte ist zu spiegeln.</translation>
    </message>
    <message>
        <source>Only one triangle of the matrix is filled</source>
        <translation>Nur ein Dreieck der Matrix ist gefüllt</translation>
    </message>
    <message>
        <source>Matrix is directed</source>
        <translation>Matrix ist gerichtet</translation>
    </message>
    <message>
        <source>Both directions of a tract differ by up to {error:.2g} of the largest weight. Rows are read as receiving.</source>
        <translation>Beide Richtungen einer Bahn unterscheiden sich um bis zu {error:.2g} des größten Gewichts. Zeilen werden als empfangend gelesen.</translation>
    </message>
    <message>
        <source>region holds no grey matter</source>
        <translation>Region enthält keine graue Substanz</translation>
    </message>
    <message>
        <source>regions hold no grey matter</source>
        <translation>Regionen enthalten keine graue Substanz</translation>
    </message>
    <message>
        <source>{names}: no activity of neurons can be seen there.</source>
        <translation>{names}: Dort ist keine Aktivität von Neuronen zu sehen.</translation>
    </message>
    <message>
        <source>region has no connections</source>
        <translation>Region hat keine Verbindungen</translation>
    </message>
    <message>
        <source>regions have no connections</source>
        <translation>Regionen haben keine Verbindungen</translation>
    </message>
    <message>
        <source>{names}. Without connections a region cannot take part; leave it out or mend the matrix.</source>
        <translation>{names}. Ohne Verbindungen kann eine Region nicht teilnehmen; weglassen oder die Matrix berichtigen.</translation>
    </message>
    <message>
        <source>The network falls into {count} separate parts</source>
        <translation>Das Netzwerk zerfällt in {count} getrennte Teile</translation>
    </message>
    <message>
        <source>Nothing can pass from one part to another.</source>
        <translation>Nichts kann von einem Teil in den anderen gelangen.</translation>
    </message>
    <message>
        <source>Every region is connected</source>
        <translation>Jede Region ist verbunden</translation>
    </message>
    <message>
        <source>The network is one piece.</source>
        <translation>Das Netzwerk hängt zusammen.</translation>
    </message>
    <message>
        <source>Few pairs are linked; tractography may have been cut too strictly.</source>
        <translation>Wenige Paare sind verbunden; die Traktografie wurde vielleicht zu streng beschnitten.</translation>
    </message>
    <message>
        <source>Only {share} of pairs are connected</source>
        <translation>Nur {share} der Paare sind verbunden</translation>
    </message>
    <message>
        <source>Nearly all pairs are connected</source>
        <translation>Fast alle Paare sind verbunden</translation>
    </message>
    <message>
        <source>{share} of pairs have a weight: the matrix says how strong, but hardly where tracts are.</source>
        <translation>{share} der Paare haben ein Gewicht: Die Matrix sagt, wie stark, aber kaum, wo Bahnen sind.</translation>
    </message>
    <message>
        <source>{share} of pairs are connected</source>
        <translation>{share} der Paare sind verbunden</translation>
    </message>
    <message>
        <source>A usual density for tractography.</source>
        <translation>Eine übliche Dichte für Traktografie.</translation>
    </message>
    <message>
        <source>From {least} to {most}; the strongest 5&#xa0;% of connections hold {share} of all weight.</source>
        <translation>Von {least} bis {most}; die stärksten 5&#xa0;% der Verbindungen tragen {share} allen Gewichts.</translation>
    </message>
    <message>
        <source>Weights span {orders:.1f} orders of magnitude</source>
        <translation>Gewichte über {orders:.1f} Größenordnungen</translation>
    </message>
    <message>
        <source>Delays cannot be modelled; they hardly matter for fMRI.</source>
        <translation>Laufzeiten lassen sich nicht modellieren; für fMRT sind sie kaum von Belang.</translation>
    </message>
    <message>
        <source>No tract lengths</source>
        <translation>Keine Bahnlängen</translation>
    </message>
    <message>
        <source>{count} connections have a weight but no length</source>
        <translation>{count} Verbindungen haben ein Gewicht, aber keine Länge</translation>
    </message>
    <message>
        <source>Their delay would be zero.</source>
        <translation>Ihre Laufzeit wäre null.</translation>
    </message>
    <message>
        <source>No tract of a human brain is longer than about 300 mm. Are these mm?</source>
        <translation>Keine Bahn eines menschlichen Gehirns ist länger als etwa 300 mm. Sind das mm?</translation>
    </message>
    <message>
        <source>Longest tract {length:.0f} mm</source>
        <translation>Längste Bahn {length:.0f} mm</translation>
    </message>
    <message>
        <source>Lengths plausible, up to {length:.0f} mm</source>
        <translation>Längen plausibel, bis {length:.0f} mm</translation>
    </message>
    <message>
        <source>Every connection has one.</source>
        <translation>Jede Verbindung hat eine.</translation>
    </message>
    <message>
        <source>r = {r}; tracts are {ratio:.1f} times as long as the straight line.</source>
        <translation>r = {r}; Bahnen sind {ratio:.1f}-mal so lang wie die gerade Strecke.</translation>
    </message>
    <message>
        <source> The order of the regions may differ between the files.</source>
        <translation> Die Reihenfolge der Regionen könnte sich zwischen den Dateien unterscheiden.</translation>
    </message>
    <message>
        <source>Tract lengths do not follow distance</source>
        <translation>Bahnlängen folgen nicht dem Abstand</translation>
    </message>
    <message>
        <source>Tract lengths are off in scale</source>
        <translation>Bahnlängen haben den falschen Maßstab</translation>
    </message>
    <message>
        <source>Tract lengths follow distance</source>
        <translation>Bahnlängen folgen dem Abstand</translation>
    </message>
    <message>
        <source>No region says its side.</source>
        <translation>Keine Region nennt ihre Seite.</translation>
    </message>
    <message>
        <source>Left and right not checked</source>
        <translation>Links und rechts nicht geprüft</translation>
    </message>
    <message>
        <source>region lies on the wrong side</source>
        <translation>Region liegt auf der falschen Seite</translation>
    </message>
    <message>
        <source>regions lie on the wrong side</source>
        <translation>Regionen liegen auf der falschen Seite</translation>
    </message>
    <message>
        <source>{names}. Left must have negative x.</source>
        <translation>{names}. Links muss negatives x haben.</translation>
    </message>
    <message>
        <source>Left regions have negative x, right regions positive.</source>
        <translation>Linke Regionen haben negatives x, rechte positives.</translation>
    </message>
    <message>
        <source>Left and right agree with the coordinates</source>
        <translation>Links und rechts stimmen mit den Koordinaten überein</translation>
    </message>
    <message>
        <source>not computed</source>
        <translation>nicht berechnet</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} und {count} weitere</translation>
    </message>
    <message>
        <source>Fewer than two channels are left; nothing can be compared.</source>
        <translation>Es bleiben weniger als zwei Kanäle; nichts lässt sich vergleichen.</translation>
    </message>
    <message>
        <source>{run}: hardly any channel</source>
        <translation>{run}: kaum ein Kanal</translation>
    </message>
    <message>
        <source> {stated} more are stated as bad.</source>
        <translation> {stated} weitere sind als schlecht angegeben.</translation>
    </message>
    <message>
        <source>No channel of {count} stands out.{said}</source>
        <translation>Keiner von {count} Kanälen fällt auf.{said}</translation>
    </message>
    <message>
        <source>{run}: channels are sound</source>
        <translation>{run}: Kanäle sind in Ordnung</translation>
    </message>
    <message>
        <source>{run}: {bad} of {count} channels look bad</source>
        <translation>{run}: {bad} von {count} Kanälen wirken schlecht</translation>
    </message>
    <message>
        <source>Neither 50 nor 60 Hz stands out in the median channel.</source>
        <translation>Weder 50 noch 60 Hz ragt im mittleren Kanal heraus.</translation>
    </message>
    <message>
        <source>{run}: no mains hum</source>
        <translation>{run}: kein Netzbrummen</translation>
    </message>
    <message>
        <source>{hz:g} Hz stands out in the median channel; a notch filter takes it away.</source>
        <translation>{hz:g} Hz ragt im mittleren Kanal heraus; ein Kerbfilter nimmt es weg.</translation>
    </message>
    <message>
        <source>{run}: mains hum</source>
        <translation>{run}: Netzbrummen</translation>
    </message>
    <message>
        <source>Without a position: {some}.</source>
        <translation>Ohne Position: {some}.</translation>
    </message>
    <message>
        <source>{count} contacts are not placed</source>
        <translation>{count} Kontakte haben keinen Ort</translation>
    </message>
    <message>
        <source>There are no regions with centres in a space that these positions can be brought to.</source>
        <translation>Es gibt keine Regionen mit Zentren in einem Raum, in den sich diese Positionen bringen lassen.</translation>
    </message>
    <message>
        <source>Contacts are not laid to regions</source>
        <translation>Kontakte sind keinen Regionen zugeordnet</translation>
    </message>
    <message>
        <source>More than {limit_mm:g} mm from the centre of any region: {some}. Check the space, or leave them out.</source>
        <translation>Mehr als {limit_mm:g} mm vom Zentrum jeder Region: {some}. Den Raum prüfen oder weglassen.</translation>
    </message>
    <message>
        <source>{count} contacts lie outside the brain</source>
        <translation>{count} Kontakte liegen außerhalb des Gehirns</translation>
    </message>
    <message>
        <source>Each lies within {limit_mm:g} mm of a region&apos;s centre.</source>
        <translation>Jeder liegt innerhalb von {limit_mm:g} mm um das Zentrum einer Region.</translation>
    </message>
    <message>
        <source>Contacts lie in the brain</source>
        <translation>Kontakte liegen im Gehirn</translation>
    </message>
    <message>
        <source>{seen} of {count} regions have a contact within {near_mm:g} mm; a zone in the others stays unseen.</source>
        <translation>{seen} von {count} Regionen haben einen Kontakt innerhalb von {near_mm:g} mm; eine Zone in den anderen bleibt ungesehen.</translation>
    </message>
    <message>
        <source>What the contacts can see</source>
        <translation>Was die Kontakte sehen können</translation>
    </message>
    <message>
        <source>The names of contacts tell no side, so left and right are not checked.</source>
        <translation>Die Namen der Kontakte sagen keine Seite, daher sind links und rechts nicht geprüft.</translation>
    </message>
    <message>
        <source>Sides of contacts are not told</source>
        <translation>Seiten der Kontakte sind nicht genannt</translation>
    </message>
    <message>
        <source>{wrong} of {named} contacts lie on the other side than their names say: left and right are exchanged in names or positions.</source>
        <translation>{wrong} von {named} Kontakten liegen auf der anderen Seite, als ihr Name sagt: Links und rechts sind in Namen oder Positionen vertauscht.</translation>
    </message>
    <message>
        <source>Left and right of contacts are swapped</source>
        <translation>Links und rechts der Kontakte sind vertauscht</translation>
    </message>
    <message>
        <source>{wrong} of {named} contacts lie across the midline from the side their names say: {some}.</source>
        <translation>{wrong} von {named} Kontakten liegen jenseits der Mittellinie von der Seite, die ihr Name sagt: {some}.</translation>
    </message>
    <message>
        <source>Some contacts cross the midline</source>
        <translation>Einige Kontakte überschreiten die Mittellinie</translation>
    </message>
    <message>
        <source>{named} contacts lie on the side their names say.</source>
        <translation>{named} Kontakte liegen auf der Seite, die ihr Name sagt.</translation>
    </message>
    <message>
        <source>Sides of contacts match their names</source>
        <translation>Seiten der Kontakte passen zu ihren Namen</translation>
    </message>
    <message>
        <source>Global signal looks present</source>
        <translation>Globales Signal wirkt vorhanden</translation>
    </message>
    <message>
        <source>Global signal looks removed</source>
        <translation>Globales Signal wirkt entfernt</translation>
    </message>
    <message>
        <source>Data do not tell whether the global signal was removed</source>
        <translation>Die Daten sagen nicht, ob das globale Signal entfernt wurde</translation>
    </message>
    <message>
        <source>Global signal said to be removed, but looks present</source>
        <translation>Globales Signal soll entfernt sein, wirkt aber vorhanden</translation>
    </message>
    <message>
        <source>Global signal said to be present, but looks removed</source>
        <translation>Globales Signal soll vorhanden sein, wirkt aber entfernt</translation>
    </message>
    <message>
        <source>Only {count} time points</source>
        <translation>Nur {count} Zeitpunkte</translation>
    </message>
    <message>
        <source>FC needs at least {count}.</source>
        <translation>FC braucht mindestens {count}.</translation>
    </message>
    <message>
        <source>Enough data for a learned connectome</source>
        <translation>Genug Daten für ein gelerntes Konnektom</translation>
    </message>
    <message>
        <source>Enough data for regional parameters only</source>
        <translation>Genug Daten nur für regionale Parameter</translation>
    </message>
    <message>
        <source>Too little data for any model</source>
        <translation>Zu wenig Daten für jedes Modell</translation>
    </message>
    <message>
        <source>Enough data for global parameters only</source>
        <translation>Genug Daten nur für globale Parameter</translation>
    </message>
    <message>
        <source>{minutes:.1f} min hold about {samples:.0f} independent samples ({periods:.0f} periods of {period_s:.0f} s), one FC value is known to about ±{error:.2f}. {count} free values have {each:.1f} independent numbers each.</source>
        <translation>{minutes:.1f} min enthalten etwa {samples:.0f} unabhängige Messpunkte ({periods:.0f} Perioden von {period_s:.0f} s), ein FC-Wert ist auf etwa ±{error:.2f} bekannt. {count} freie Werte haben je {each:.1f} unabhängige Zahlen.</translation>
    </message>
    <message>
        <source>Enough data for the free values</source>
        <translation>Genug Daten für die freien Werte</translation>
    </message>
    <message>
        <source> Judge such a fit on held-out data only.</source>
        <translation> Eine solche Anpassung nur an zurückgehaltenen Daten beurteilen.</translation>
    </message>
    <message>
        <source>Many free values for this recording</source>
        <translation>Viele freie Werte für diese Aufnahme</translation>
    </message>
    <message>
        <source>FC of a recording under 5 min is mostly noise.</source>
        <translation>FC einer Aufnahme unter 5 min ist meist Rauschen.</translation>
    </message>
    <message>
        <source>Only {minutes:.1f} min long</source>
        <translation>Nur {minutes:.1f} min lang</translation>
    </message>
    <message>
        <source>{minutes:.1f} min long</source>
        <translation>{minutes:.1f} min lang</translation>
    </message>
    <message>
        <source>Longer recordings, from about 12 min, give steadier FC.</source>
        <translation>Längere Aufnahmen, ab etwa 12 min, geben stetigere FC.</translation>
    </message>
    <message>
        <source>Long enough for steady FC.</source>
        <translation>Lang genug für stetige FC.</translation>
    </message>
    <message>
        <source>Repetition time {seconds:.3g} s</source>
        <translation>Repetitionszeit {seconds:.3g} s</translation>
    </message>
    <message>
        <source>Usual for fMRI.</source>
        <translation>Üblich für fMRT.</translation>
    </message>
    <message>
        <source>Repetition time {seconds:.3g} s is not plausible</source>
        <translation>Repetitionszeit {seconds:.3g} s ist nicht plausibel</translation>
    </message>
    <message>
        <source>fMRI is sampled every 0.2 to 5 s. Was it given in milliseconds?</source>
        <translation>fMRT wird alle 0.2 bis 5 s abgetastet. War sie in Millisekunden angegeben?</translation>
    </message>
    <message>
        <source>region is constant</source>
        <translation>Region ist konstant</translation>
    </message>
    <message>
        <source>regions are constant</source>
        <translation>Regionen sind konstant</translation>
    </message>
    <message>
        <source>{names}. FC cannot be computed there.</source>
        <translation>{names}. FC lässt sich dort nicht berechnen.</translation>
    </message>
    <message>
        <source>region is nearly constant</source>
        <translation>Region ist fast konstant</translation>
    </message>
    <message>
        <source>regions are nearly constant</source>
        <translation>Regionen sind fast konstant</translation>
    </message>
    <message>
        <source>{names} vary under 2&#xa0;% of the median.</source>
        <translation>{names} schwanken unter 2&#xa0;% des Medians.</translation>
    </message>
    <message>
        <source>Every region varies</source>
        <translation>Jede Region schwankt</translation>
    </message>
    <message>
        <source>No dead signal.</source>
        <translation>Kein totes Signal.</translation>
    </message>
    <message>
        <source>sudden jump</source>
        <translation>plötzlicher Sprung</translation>
    </message>
    <message>
        <source>sudden jumps</source>
        <translation>plötzliche Sprünge</translation>
    </message>
    <message>
        <source>Largest frame-to-frame change: robust z = {most:.1f}.</source>
        <translation>Größte Änderung von Bild zu Bild: robustes z = {most:.1f}.</translation>
    </message>
    <message>
        <source>{jumps} ({share} of frames)</source>
        <translation>{jumps} ({share} der Bilder)</translation>
    </message>
    <message>
        <source> Head motion is likely.</source>
        <translation> Kopfbewegung ist wahrscheinlich.</translation>
    </message>
    <message>
        <source>No sudden jumps</source>
        <translation>Keine plötzlichen Sprünge</translation>
    </message>
    <message>
        <source>A slow bend explains {share} of the median region&apos;s variance.</source>
        <translation>Eine langsame Biegung erklärt {share} der Varianz der mittleren Region.</translation>
    </message>
    <message>
        <source> High-pass filter first.</source>
        <translation> Zuerst hochpassfiltern.</translation>
    </message>
    <message>
        <source>Slow drift</source>
        <translation>Langsame Drift</translation>
    </message>
    <message>
        <source>Little drift</source>
        <translation>Wenig Drift</translation>
    </message>
    <message>
        <source>Mean FC {mean:.2f}, {negative} of pairs negative; the shared signal holds {share} of the variance.</source>
        <translation>Mittlere FC {mean:.2f}, {negative} der Paare negativ; das gemeinsame Signal trägt {share} der Varianz.</translation>
    </message>
    <message>
        <source>Split-half FC r = {r}</source>
        <translation>Split-Half-FC r = {r}</translation>
    </message>
    <message>
        <source>The two halves disagree; no model can be judged on such FC.</source>
        <translation>Die zwei Hälften widersprechen sich; an solcher FC lässt sich kein Modell beurteilen.</translation>
    </message>
    <message>
        <source>Even a perfect model could reach only about r = {r:.2f}.</source>
        <translation>Selbst ein vollkommenes Modell käme nur auf etwa r = {r:.2f}.</translation>
    </message>
    <message>
        <source>pair</source>
        <translation>Paar</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>Mean over {pairs}; lowest {lowest}.</source>
        <translation>Mittel über {pairs}; niedrigstes {lowest}.</translation>
    </message>
    <message>
        <source>Run-to-run FC r = {r}</source>
        <translation>FC von Lauf zu Lauf r = {r}</translation>
    </message>
    <message>
        <source>Region names do not show which regions are left-right partners.</source>
        <translation>Die Namen der Regionen zeigen nicht, welche Regionen Links-rechts-Partner sind.</translation>
    </message>
    <message>
        <source>Order of regions not checked</source>
        <translation>Reihenfolge der Regionen nicht geprüft</translation>
    </message>
    <message>
        <source>Left-right partners: mean FC {mean:.2f}; all pairs: median {usual:.2f}.</source>
        <translation>Links-rechts-Partner: mittlere FC {mean:.2f}; alle Paare: Median {usual:.2f}.</translation>
    </message>
    <message>
        <source>Left-right partners are not alike</source>
        <translation>Links-rechts-Partner gleichen sich nicht</translation>
    </message>
    <message>
        <source> The region order may be wrong.</source>
        <translation> Die Reihenfolge der Regionen könnte falsch sein.</translation>
    </message>
    <message>
        <source>Left-right partners are alike</source>
        <translation>Links-rechts-Partner gleichen sich</translation>
    </message>
    <message>
        <source>Structure against FC: r = {r}</source>
        <translation>Struktur gegen FC: r = {r}</translation>
    </message>
    <message>
        <source>Structure says nothing of function; do both list the same regions?</source>
        <translation>Die Struktur sagt nichts über die Funktion; nennen beide dieselben Regionen?</translation>
    </message>
    <message>
        <source>Log weights against FC over all pairs: what structure alone predicts.</source>
        <translation>Logarithmische Gewichte gegen FC über alle Paare: was Struktur allein vorhersagt.</translation>
    </message>
    <message>
        <source>No two channels are neighbours on a shaft; a bipolar montage needs names such as A1, A2.</source>
        <translation>Keine zwei Kanäle sind Nachbarn auf einem Schaft; eine bipolare Montage braucht Namen wie A1, A2.</translation>
    </message>
    <message>
        <source>no model</source>
        <translation>kein Modell</translation>
    </message>
    <message>
        <source>global parameters only</source>
        <translation>nur globale Parameter</translation>
    </message>
    <message>
        <source>model with regional parameters</source>
        <translation>Modell mit regionalen Parametern</translation>
    </message>
    <message>
        <source>learned connectome with regional parameters</source>
        <translation>gelerntes Konnektom mit regionalen Parametern</translation>
    </message>
    <message>
        <source>No recording to judge by; give at least one run.</source>
        <translation>Keine Aufnahme zum Beurteilen; mindestens einen Lauf geben.</translation>
    </message>
    <message>
        <source>The twin has memorised noise of its recording: r = {train:.2f} with what it was fitted to, but {held_out:.2f} with what it has not seen, where the recording itself, copied, reaches {ceiling:.2f}.</source>
        <translation>Der Zwilling hat Rauschen seiner Aufnahme auswendig gelernt: r = {train:.2f} mit dem, woran er angepasst wurde, aber {held_out:.2f} mit dem, was er nicht gesehen hat, wo die Aufnahme selbst, kopiert, {ceiling:.2f} erreicht.</translation>
    </message>
    <message>
        <source>Too little data for a {asked}: {support}</source>
        <translation>Zu wenig Daten für: {asked}. {support}</translation>
    </message>
    <message>
        <source>repeats with r = {reliability:.2f}</source>
        <translation>wiederholt sich mit r = {reliability:.2f}</translation>
    </message>
    <message>
        <source>cannot be checked for how well it repeats</source>
        <translation>lässt sich nicht auf Wiederholung prüfen</translation>
    </message>
    <message>
        <source>{seconds:.1f} min hold about {samples:.0f} independent samples, their FC {repeats}; they can support {can}.</source>
        <translation>{seconds:.1f} min enthalten etwa {samples:.0f} unabhängige Messpunkte, ihre FC {repeats}; sie erlauben: {can}.</translation>
    </message>
    <message>
        <source>Overlap of zones, estimated, marked or resected, is not a validated predictor of outcome.</source>
        <translation>Die Überlappung geschätzter, markierter oder resezierter Zonen ist kein validierter Prädiktor des Ergebnisses.</translation>
    </message>
    <message>
        <source>No part &apos;{name}&apos;. Known: {known}.</source>
        <translation>Kein Teil „{name}“. Bekannt: {known}.</translation>
    </message>
    <message>
        <source>No subject &apos;{name}&apos;. Known: {known}.</source>
        <translation>Keine Person „{name}“. Bekannt: {known}.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Es gibt keinen solchen Ordner.</translation>
    </message>
    <message>
        <source>No subject is in it: no folder sub-... here, under derivatives/, or one level down. Choose the folder that holds dataset_description.json.</source>
        <translation>Keine Person ist darin: kein Ordner sub-... hier, unter derivatives/ oder eine Ebene tiefer. Den Ordner wählen, der dataset_description.json enthält.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>{where} is no JSON text that can be read; it is ignored.</source>
        <translation>{where} ist kein lesbarer JSON-Text; wird übergangen.</translation>
    </message>
    <message>
        <source>{file} is missing; files are told by name.</source>
        <translation>{file} fehlt; Dateien werden nach dem Namen beurteilt.</translation>
    </message>
    <message>
        <source>{count} files are links to data that are not here (git-annex or DataLad); fetch them first.</source>
        <translation>{count} Dateien sind Verweise auf Daten, die nicht hier sind (git-annex oder DataLad); zuerst holen.</translation>
    </message>
    <message>
        <source>Only the first {count} files were looked at.</source>
        <translation>Nur die ersten {count} Dateien wurden angesehen.</translation>
    </message>
    <message>
        <source>{count} subjects have nothing that can be imported: {names}. Images need fMRIPrep, XCP-D, QSIRecon or micapipe.</source>
        <translation>{count} Personen haben nichts, das sich importieren lässt: {names}. Bilder brauchen fMRIPrep, XCP-D, QSIRecon oder micapipe.</translation>
    </message>
    <message>
        <source>participants.tsv lists subjects without data: {names}.</source>
        <translation>participants.tsv nennt Personen ohne Daten: {names}.</translation>
    </message>
    <message>
        <source>{rows} rows and {columns} columns</source>
        <translation>{rows} Zeilen und {columns} Spalten</translation>
    </message>
    <message>
        <source>the header names the regions</source>
        <translation>die Kopfzeile nennt die Regionen</translation>
    </message>
    <message>
        <source>the first column names the regions</source>
        <translation>die erste Spalte nennt die Regionen</translation>
    </message>
    <message>
        <source>It has {size}, and nothing tells which are regions. Add the connectome or region names first.</source>
        <translation>Sie hat {size}, und nichts sagt, welche davon Regionen sind. Zuerst das Konnektom oder Namen der Regionen hinzufügen.</translation>
    </message>
    <message>
        <source>It has {size} for {count} regions, so time and regions cannot be told apart. Say which, or give a table with a header of region names.</source>
        <translation>Sie hat {size} bei {count} Regionen, daher lassen sich Zeit und Regionen nicht unterscheiden. Angeben, welche was ist, oder eine Tabelle mit Namen der Regionen in der Kopfzeile geben.</translation>
    </message>
    <message>
        <source>{size}, {count} regions are known</source>
        <translation>{size}, {count} Regionen sind bekannt</translation>
    </message>
    <message>
        <source>It has {size}, but the connectome has {count} regions. Use files of the same atlas, or leave regions out by name (drop) with a list of names.</source>
        <translation>Sie hat {size}, aber das Konnektom hat {count} Regionen. Dateien desselben Atlas verwenden oder Regionen mit einer Namensliste nach Namen weglassen (drop).</translation>
    </message>
    <message>
        <source>It has {rows} rows and {columns} columns: read as {direction} it holds {regions} regions, but {count} are known. Say the other direction, or use files of the same atlas.</source>
        <translation>Sie hat {rows} Zeilen und {columns} Spalten: als {direction} gelesen enthält sie {regions} Regionen, aber {count} sind bekannt. Die andere Richtung angeben oder Dateien desselben Atlas verwenden.</translation>
    </message>
    <message>
        <source>{count} regions have a signal that never changes: {names}. Leave them out by name (drop), or use another recording.</source>
        <translation>{count} Regionen haben ein Signal, das sich nie ändert: {names}. Nach Namen weglassen (drop) oder eine andere Aufnahme verwenden.</translation>
    </message>
    <message>
        <source>too few regions ({count}) to tell</source>
        <translation>zu wenige Regionen ({count}), um es zu sagen</translation>
    </message>
    <message>
        <source>mean FC {mean:.3f}, {negative:.0f} % of pairs negative, the mean over regions keeps {left:.1f} % of a region&apos;s variance</source>
        <translation>mittlere FC {mean:.3f}, {negative:.0f} % der Paare negativ, das Mittel über Regionen behält {left:.1f} % der Varianz einer Region</translation>
    </message>
    <message>
        <source>detected: {numbers}</source>
        <translation>erkannt: {numbers}</translation>
    </message>
    <message>
        <source>the signals do not tell: {numbers}</source>
        <translation>die Signale sagen es nicht: {numbers}</translation>
    </message>
    <message>
        <source>Recordings {first} and {second} seem to be the same run (r = {r:.2f} over time in the mean of regions). Choose one: twice the same run would make every result look better than it is.</source>
        <translation>Die Aufnahmen {first} und {second} scheinen derselbe Lauf zu sein (r = {r:.2f} über die Zeit im Mittel der Regionen). Eine wählen: Zweimal derselbe Lauf ließe jedes Ergebnis besser aussehen, als es ist.</translation>
    </message>
    <message>
        <source>There is a file of that name; give a folder.</source>
        <translation>Es gibt eine Datei dieses Namens; einen Ordner angeben.</translation>
    </message>
    <message>
        <source>The folder is not empty; nothing is overwritten.</source>
        <translation>Der Ordner ist nicht leer; nichts wird überschrieben.</translation>
    </message>
    <message>
        <source>It cannot be written: {reason}. What was saved before is unharmed.</source>
        <translation>Es lässt sich nicht schreiben: {reason}. Was vorher gesichert war, ist unversehrt.</translation>
    </message>
    <message>
        <source>Line {number} has {count} columns; expected two, time in s and height.</source>
        <translation>Zeile {number} hat {count} Spalten; erwartet werden zwei, Zeit in s und Höhe.</translation>
    </message>
    <message>
        <source>Line {number} (&apos;{text}&apos;) is not two numbers.</source>
        <translation>Zeile {number} („{text}“) besteht nicht aus zwei Zahlen.</translation>
    </message>
    <message>
        <source>BIDS tables (draft BEP017)</source>
        <translation>BIDS-Tabellen (Entwurf BEP017)</translation>
    </message>
    <message>
        <source>The Virtual Brain (zip)</source>
        <translation>The Virtual Brain (zip)</translation>
    </message>
    <message>
        <source>NumPy arrays</source>
        <translation>NumPy-Arrays</translation>
    </message>
    <message>
        <source>Python script that repeats the work</source>
        <translation>Python-Skript, das die Arbeit wiederholt</translation>
    </message>
    <message>
        <source>No format &apos;{form}&apos;. Known: {known}.</source>
        <translation>Kein Format „{form}“. Bekannt: {known}.</translation>
    </message>
    <message>
        <source>The folder lies inside a project; give another one.</source>
        <translation>Der Ordner liegt in einem Projekt; einen anderen angeben.</translation>
    </message>
    <message>
        <source>It holds no matrix.</source>
        <translation>Sie enthält keine Matrix.</translation>
    </message>
    <message>
        <source>It is {size}; the twin has {count} regions.</source>
        <translation>Sie ist {size}; der Zwilling hat {count} Regionen.</translation>
    </message>
    <message>
        <source>It holds {value:.3g}; correlations lie within -1 and 1.</source>
        <translation>Sie enthält {value:.3g}; Korrelationen liegen zwischen -1 und 1.</translation>
    </message>
    <message>
        <source>It is not symmetric; a matrix of correlations is.</source>
        <translation>Sie ist nicht symmetrisch; eine Korrelationsmatrix ist es.</translation>
    </message>
    <message>
        <source>named as a lead field</source>
        <translation>nach dem Namen ein Leitfeld</translation>
    </message>
    <message>
        <source>three columns, named centres</source>
        <translation>drei Spalten, nach dem Namen Zentren</translation>
    </message>
    <message>
        <source>only {size} numbers</source>
        <translation>nur {size} Zahlen</translation>
    </message>
    <message>
        <source>named as time series, not square</source>
        <translation>nach dem Namen Zeitreihen, nicht quadratisch</translation>
    </message>
    <message>
        <source>not square, so perhaps time series</source>
        <translation>nicht quadratisch, daher vielleicht Zeitreihen</translation>
    </message>
    <message>
        <source>looks like functional connectivity, not structure</source>
        <translation>sieht nach funktioneller Konnektivität aus, nicht nach Struktur</translation>
    </message>
    <message>
        <source>square, but with negative values</source>
        <translation>quadratisch, aber mit negativen Werten</translation>
    </message>
    <message>
        <source>named as time series, but square</source>
        <translation>nach dem Namen Zeitreihen, aber quadratisch</translation>
    </message>
    <message>
        <source>symmetric</source>
        <translation>symmetrisch</translation>
    </message>
    <message>
        <source>not symmetric</source>
        <translation>nicht symmetrisch</translation>
    </message>
    <message>
        <source>one triangle</source>
        <translation>ein Dreieck</translation>
    </message>
    <message>
        <source>zero diagonal</source>
        <translation>Diagonale null</translation>
    </message>
    <message>
        <source>diagonal not zero</source>
        <translation>Diagonale nicht null</translation>
    </message>
    <message>
        <source>, a few slightly negative values</source>
        <translation>, einige leicht negative Werte</translation>
    </message>
    <message>
        <source>named as lengths, median {median:.3g}</source>
        <translation>nach dem Namen Längen, Median {median:.3g}</translation>
    </message>
    <message>
        <source>values like lengths in mm, median {median:.3g}</source>
        <translation>Werte wie Längen in mm, Median {median:.3g}</translation>
    </message>
    <message>
        <source>Its space is not stated, the other files lie in {target}. Say it with --space or by a name like space-MNI152_....</source>
        <translation>Ihr Raum ist nicht angegeben, die anderen Dateien liegen in {target}. Mit --space angeben oder durch einen Namen wie space-MNI152_....</translation>
    </message>
    <message>
        <source>Its affine (voxel to mm) is of no image of a head; it is damaged.</source>
        <translation>Ihre affine Abbildung (Voxel nach mm) ist die keines Kopfbildes; sie ist beschädigt.</translation>
    </message>
    <message>
        <source>Neither it nor {file} states its space, and their grids differ. Say the space (--space, or space-... in the names).</source>
        <translation>Weder sie noch {file} gibt ihren Raum an, und ihre Raster unterscheiden sich. Den Raum angeben (--space oder space-... in den Namen).</translation>
    </message>
    <message>
        <source>The atlas has no label where this image has signals.</source>
        <translation>Der Atlas hat kein Label, wo dieses Bild Signale hat.</translation>
    </message>
    <message>
        <source>No voxel of the mask lies in the atlas; use images of one space.</source>
        <translation>Kein Voxel der Maske liegt im Atlas; Bilder eines Raums verwenden.</translation>
    </message>
    <message>
        <source>atlas</source>
        <translation>Atlas</translation>
    </message>
    <message>
        <source>No label of the atlas lies in the image.</source>
        <translation>Kein Label des Atlas liegt im Bild.</translation>
    </message>
    <message>
        <source>The {what} is in {space}, {name} in {other_space}; bring both to one space first.</source>
        <translation>{what}: in {space}, {name} in {other_space}; zuerst beide in einen Raum bringen.</translation>
    </message>
    <message>
        <source>Only {share:.0f} % of the {what} lies inside {name}: their positions in space differ. Use images of one space.</source>
        <translation>Nur {share:.0f} % liegen innerhalb von {name} ({what}): Ihre Lagen im Raum unterscheiden sich. Bilder eines Raums verwenden.</translation>
    </message>
    <message>
        <source>the {what} was brought to the grid of the image ({sides}) by the nearest voxel</source>
        <translation>{what}: auf das Raster des Bildes ({sides}) gebracht, durch das nächste Voxel</translation>
    </message>
    <message>
        <source>; {share:.0f} % of it lies inside</source>
        <translation>; {share:.0f} % davon liegen darin</translation>
    </message>
    <message>
        <source>{structure} has {here} places here and {there} in the atlas; use an atlas of the same mesh.</source>
        <translation>{structure} hat hier {here} Orte und im Atlas {there}; einen Atlas desselben Netzes verwenden.</translation>
    </message>
    <message>
        <source>Its voxels lie elsewhere than the atlas&apos;.</source>
        <translation>Ihre Voxel liegen anderswo als die des Atlas.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>6 motion parameters</source>
        <translation>6 Bewegungsparameter</translation>
    </message>
    <message>
        <source>24 motion parameters, white matter and CSF</source>
        <translation>24 Bewegungsparameter, weiße Substanz und Liquor</translation>
    </message>
    <message>
        <source>24 motion parameters, white matter, CSF and the global signal</source>
        <translation>24 Bewegungsparameter, weiße Substanz, Liquor und das globale Signal</translation>
    </message>
    <message>
        <source>It holds no columns of fMRIPrep&apos;s confounds.</source>
        <translation>Sie enthält keine Spalten der Störgrößen von fMRIPrep.</translation>
    </message>
    <message>
        <source>Two of its columns have one title.</source>
        <translation>Zwei ihrer Spalten haben denselben Titel.</translation>
    </message>
    <message>
        <source>Row {number} has {count} cells; the header has {total}.</source>
        <translation>Zeile {number} hat {count} Zellen; die Kopfzeile hat {total}.</translation>
    </message>
    <message>
        <source>confounds of {count} volumes</source>
        <translation>Störgrößen von {count} Volumina</translation>
    </message>
    <message>
        <source>It lacks {missing}, which &apos;{strategy}&apos; needs; choose another way of cleaning, or fMRIPrep 1.2 or later.</source>
        <translation>Ihr fehlt {missing}, was „{strategy}“ braucht; eine andere Bereinigung wählen oder fMRIPrep ab 1.2.</translation>
    </message>
    <message>
        <source>{column} is not defined at volume {number}.</source>
        <translation>{column} ist bei Volumen {number} nicht definiert.</translation>
    </message>
    <message>
        <source>It describes {count} volumes, but the recording has {total}.</source>
        <translation>Sie beschreibt {count} Volumina, aber die Aufnahme hat {total}.</translation>
    </message>
    <message>
        <source>confounds are not used (none chosen).</source>
        <translation>Störgrößen werden nicht verwendet (keine gewählt).</translation>
    </message>
    <message>
        <source>&apos;{strategy}&apos; removes {series} series, but the recording has {count} volumes only.</source>
        <translation>„{strategy}“ entfernt {series} Reihen, aber die Aufnahme hat nur {count} Volumina.</translation>
    </message>
    <message>
        <source>{what} were removed by regression ({strategy}).</source>
        <translation>{what}: durch Regression entfernt ({strategy}).</translation>
    </message>
    <message>
        <source>{count} of {total} volumes moved more than {limit:g} mm (framewise displacement); all are kept.</source>
        <translation>{count} von {total} Volumina bewegten sich mehr als {limit:g} mm (bildweise Verschiebung); alle bleiben.</translation>
    </message>
    <message>
        <source>the first {count} volumes are marked as not steady; all stay.</source>
        <translation>die ersten {count} Volumina sind als nicht eingeschwungen markiert; alle bleiben.</translation>
    </message>
    <message>
        <source>it came without a face</source>
        <translation>es kam ohne Gesicht</translation>
    </message>
    <message>
        <source>It shows a face, so it is not kept. Import with it a brain mask of the same space: FreeSurfer&apos;s mri/brainmask.mgz, fMRIPrep&apos;s ..._desc-brain_mask.nii.gz, or one of SynthStrip (mri_synthstrip -i T1w.nii.gz -m T1w_brain_mask.nii.gz). The cortical surfaces or an atlas of its space do too, or an image without the skull.</source>
        <translation>Es zeigt ein Gesicht und wird daher nicht behalten. Mit ihm eine Gehirnmaske desselben Raums importieren: mri/brainmask.mgz von FreeSurfer, ..._desc-brain_mask.nii.gz von fMRIPrep oder eine von SynthStrip (mri_synthstrip -i T1w.nii.gz -m T1w_brain_mask.nii.gz). Auch die kortikalen Oberflächen oder ein Atlas seines Raums genügen, oder ein Bild ohne Schädel.</translation>
    </message>
    <message>
        <source>What is kept of it ({way}) has {size:.0f} ml, which is no brain; use a brain mask of the same space.</source>
        <translation>Was davon behalten wird ({way}), hat {size:.0f} ml, was kein Gehirn ist; eine Gehirnmaske desselben Raums verwenden.</translation>
    </message>
    <message>
        <source>brain mask</source>
        <translation>Hirnmaske</translation>
    </message>
    <message>
        <source>inside the brain mask</source>
        <translation>innerhalb der Gehirnmaske</translation>
    </message>
    <message>
        <source>it came without skull and face</source>
        <translation>es kam ohne Schädel und Gesicht</translation>
    </message>
    <message>
        <source>within {width:g} mm of the own cortex</source>
        <translation>innerhalb von {width:g} mm um den eigenen Kortex</translation>
    </message>
    <message>
        <source>within {width:g} mm of the atlas</source>
        <translation>innerhalb von {width:g} mm um den Atlas</translation>
    </message>
    <message>
        <source>{share:.0f} % of the cortical surfaces lie outside of it; use files of one person and one space.</source>
        <translation>{share:.0f} % der kortikalen Oberflächen liegen außerhalb; Dateien einer Person und eines Raums verwenden.</translation>
    </message>
    <message>
        <source>Confounds need the image they belong to; add it too.</source>
        <translation>Störgrößen brauchen das Bild, zu dem sie gehören; auch dieses hinzufügen.</translation>
    </message>
    <message>
        <source>Alone it makes no patient. Add a recording or weights; an image of fMRI needs an atlas too.</source>
        <translation>Allein ergibt es keinen Patienten. Eine Aufnahme oder Gewichte hinzufügen; ein fMRT-Bild braucht auch einen Atlas.</translation>
    </message>
    <message>
        <source>Its file holds several atlases ({reason}). Give the one that is wanted alone, as {file}.</source>
        <translation>Die Datei enthält mehrere Atlanten ({reason}). Den gewünschten allein geben, als {file}.</translation>
    </message>
    <message>
        <source>It is not clear what this is ({reason}). Say whether it is an image, an atlas or a mask.</source>
        <translation>Es ist nicht klar, was dies ist ({reason}). Angeben, ob es ein Bild, ein Atlas oder eine Maske ist.</translation>
    </message>
    <message>
        <source>a map</source>
        <translation>eine Karte</translation>
    </message>
    <message>
        <source>It is {what}; a patient has no place for maps yet. Leave it out.</source>
        <translation>Dies ist {what}; ein Patient hat noch keinen Platz für Karten. Weglassen.</translation>
    </message>
    <message>
        <source>Two atlases are given ({names}); choose one.</source>
        <translation>Zwei Atlanten sind gegeben ({names}); einen wählen.</translation>
    </message>
    <message>
        <source>None of its labels is grey matter by its name.</source>
        <translation>Keines ihrer Labels ist dem Namen nach graue Substanz.</translation>
    </message>
    <message>
        <source>Labels share a name: {names}. Every region needs its own.</source>
        <translation>Labels teilen einen Namen: {names}. Jede Region braucht ihren eigenen.</translation>
    </message>
    <message>
        <source>{file}: names the labels of {name}.</source>
        <translation>{file}: benennt die Labels von {name}.</translation>
    </message>
    <message>
        <source>labels of {file}</source>
        <translation>Labels von {file}</translation>
    </message>
    <message>
        <source>How these confounds are used is not guessed. Choose a way of cleaning (--confounds): none, 6HMP, 24HMP+2Phys or 24HMP+2Phys+GSR.</source>
        <translation>Wie diese Störgrößen verwendet werden, wird nicht geraten. Eine Bereinigung wählen (--confounds): none, 6HMP, 24HMP+2Phys oder 24HMP+2Phys+GSR.</translation>
    </message>
    <message>
        <source>An image of fMRI needs an atlas in its space: add the volume or surface labels with their names.</source>
        <translation>Ein fMRT-Bild braucht einen Atlas in seinem Raum: die Volumen- oder Oberflächenlabels mit ihren Namen hinzufügen.</translation>
    </message>
    <message>
        <source>No region of the atlas lies in this image.</source>
        <translation>Keine Region des Atlas liegt in diesem Bild.</translation>
    </message>
    <message>
        <source>means of {count} regions of {file}.</source>
        <translation>Mittel von {count} Regionen aus {file}.</translation>
    </message>
    <message>
        <source>labels without voxels in the image: {names}.</source>
        <translation>Labels ohne Voxel im Bild: {names}.</translation>
    </message>
    <message>
        <source>regressed out at import ({strategy})</source>
        <translation>beim Import herausgerechnet ({strategy})</translation>
    </message>
    <message>
        <source>fMRIPrep&apos;s desc-preproc images keep it</source>
        <translation>desc-preproc-Bilder von fMRIPrep behalten es</translation>
    </message>
    <message>
        <source>Image and atlas are of two kinds (volume and surface); give an atlas of the kind of the image.</source>
        <translation>Bild und Atlas sind von zweierlei Art (Volumen und Oberfläche); einen Atlas der Art des Bildes geben.</translation>
    </message>
    <message>
        <source>It has the name of {file} in another folder.</source>
        <translation>Sie hat den Namen von {file} in einem anderen Ordner.</translation>
    </message>
    <message>
        <source>It has {times} time points, {file} {other_times}.</source>
        <translation>Sie hat {times} Zeitpunkte, {file} {other_times}.</translation>
    </message>
    <message>
        <source>It is not clear to which recording these confounds belong; name them as in BIDS (sub-, task-, run-), or import one run at a time.</source>
        <translation>Es ist nicht klar, zu welcher Aufnahme diese Störgrößen gehören; wie in BIDS benennen (sub-, task-, run-) oder je einen Lauf importieren.</translation>
    </message>
    <message>
        <source>{file} is read as time x region: {why}.</source>
        <translation>{file} ist gelesen als Zeit x Region: {why}.</translation>
    </message>
    <message>
        <source>{file} is read as region x time: {why}.</source>
        <translation>{file} ist gelesen als Region x Zeit: {why}.</translation>
    </message>
    <message>
        <source>{file}: global signal present ({why}).</source>
        <translation>{file}: globales Signal vorhanden ({why}).</translation>
    </message>
    <message>
        <source>{file}: global signal removed ({why}).</source>
        <translation>{file}: globales Signal entfernt ({why}).</translation>
    </message>
    <message>
        <source>{file}: global signal not stated ({why}).</source>
        <translation>{file}: globales Signal nicht angegeben ({why}).</translation>
    </message>
    <message>
        <source>The conduction velocity is {speed:g} m/s; expected 0.1 to 200.</source>
        <translation>Die Leitungsgeschwindigkeit ist {speed:g} m/s; erwartet werden 0.1 bis 200.</translation>
    </message>
    <message>
        <source>{file} is given twice.</source>
        <translation>{file} ist zweimal angegeben.</translation>
    </message>
    <message>
        <source>Nothing of it can be kept.</source>
        <translation>Nichts davon lässt sich behalten.</translation>
    </message>
    <message>
        <source>its regions are taken in the order of the list of regions.</source>
        <translation>ihre Regionen sind in der Reihenfolge der Liste der Regionen genommen.</translation>
    </message>
    <message>
        <source>{file}: {count} volumes, TR {time:g} s, {minutes:.1f} min, kept as {name}.</source>
        <translation>{file}: {count} Volumina, TR {time:g} s, {minutes:.1f} min, behalten als {name}.</translation>
    </message>
    <message>
        <source>Conduction velocity {speed:g} m/s was given at import; models without delays do not use it.</source>
        <translation>Leitungsgeschwindigkeit {speed:g} m/s wurde beim Import angegeben; Modelle ohne Laufzeiten nutzen sie nicht.</translation>
    </message>
    <message>
        <source>It cannot be read: {reason}.</source>
        <translation>Sie lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>Line {number} is damaged, and later lines hold changes. Move this file elsewhere to open the project as it was last closed.</source>
        <translation>Zeile {number} ist beschädigt, und spätere Zeilen enthalten Änderungen. Diese Datei verschieben, um das Projekt so zu öffnen, wie es zuletzt geschlossen wurde.</translation>
    </message>
    <message>
        <source>Another program is opening the project.</source>
        <translation>Ein anderes Programm öffnet gerade das Projekt.</translation>
    </message>
    <message>
        <source>The project cannot be locked: {reason}. Open it read-only.</source>
        <translation>Das Projekt lässt sich nicht sperren: {reason}. Schreibgeschützt öffnen.</translation>
    </message>
    <message>
        <source>The project is open on the computer &apos;{host}&apos;. Open it read-only, or delete {file} in it if that computer no longer uses it.</source>
        <translation>Das Projekt ist auf dem Computer „{host}“ offen. Schreibgeschützt öffnen oder {file} darin löschen, falls jener Computer es nicht mehr benutzt.</translation>
    </message>
    <message>
        <source>The project is already open in this program.</source>
        <translation>Das Projekt ist schon in diesem Programm offen.</translation>
    </message>
    <message>
        <source>The project is open in another program (process {pid}). Close it there, or open it read-only.</source>
        <translation>Das Projekt ist in einem anderen Programm offen (Prozess {pid}). Dort schließen oder schreibgeschützt öffnen.</translation>
    </message>
    <message>
        <source>The archive holds no {kind}.</source>
        <translation>Das Archiv enthält keine {kind}.</translation>
    </message>
    <message>
        <source>Its format is not known. Files are read that end in {endings}.</source>
        <translation>Ihr Format ist nicht bekannt. Gelesen werden Dateien mit den Endungen {endings}.</translation>
    </message>
    <message>
        <source>region names</source>
        <translation>Namen der Regionen</translation>
    </message>
    <message>
        <source>It holds a table; it cannot be read as {kind}.</source>
        <translation>Sie enthält eine Tabelle; sie lässt sich nicht als {kind} lesen.</translation>
    </message>
    <message>
        <source>It is not a connectivity archive of TVB.</source>
        <translation>Es ist kein Konnektivitätsarchiv von TVB.</translation>
    </message>
    <message>
        <source>It holds region names, no numbers to read as {kind}.</source>
        <translation>Sie enthält Namen der Regionen, keine Zahlen, die sich als {kind} lesen lassen.</translation>
    </message>
    <message>
        <source>It holds no region names.</source>
        <translation>Sie enthält keine Namen der Regionen.</translation>
    </message>
    <message>
        <source> and centres</source>
        <translation> und Zentren</translation>
    </message>
    <message>
        <source>centres without names</source>
        <translation>Zentren ohne Namen</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>{count} lines of text; the weights have {wanted} regions</source>
        <translation>{count} Textzeilen; die Gewichte haben {wanted} Regionen</translation>
    </message>
    <message>
        <source>one side has the {count} known regions</source>
        <translation>eine Seite hat die {count} bekannten Regionen</translation>
    </message>
    <message>
        <source>No region &apos;{name}&apos; to leave out. Known: {names}.</source>
        <translation>Keine Region „{name}“ zum Weglassen. Bekannt: {names}.</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> und {count} weitere</translation>
    </message>
    <message>
        <source>Its region names do not match the {count} regions.</source>
        <translation>Ihre Regionsnamen passen nicht zu den {count} Regionen.</translation>
    </message>
    <message>
        <source>Not found: {names}.</source>
        <translation>Nicht gefunden: {names}.</translation>
    </message>
    <message>
        <source>Not expected: {names}.</source>
        <translation>Nicht erwartet: {names}.</translation>
    </message>
    <message>
        <source>Use files of the same atlas, or leave regions out by name (drop).</source>
        <translation>Dateien desselben Atlas verwenden oder Regionen nach Namen weglassen (drop).</translation>
    </message>
    <message>
        <source>{name} (perhaps {spare})</source>
        <translation>{name} (vielleicht {spare})</translation>
    </message>
    <message>
        <source>No file names the regions; they are numbered.</source>
        <translation>Keine Datei benennt die Regionen; sie sind nummeriert.</translation>
    </message>
    <message>
        <source>Rows and columns name different regions, or in another order; expected the same.</source>
        <translation>Zeilen und Spalten nennen verschiedene Regionen oder in anderer Reihenfolge; erwartet werden dieselben.</translation>
    </message>
    <message>
        <source>{file}: joined to the weights by name.</source>
        <translation>{file}: nach Namen mit den Gewichten verbunden.</translation>
    </message>
    <message>
        <source>It lists {count} regions, but {file} has {total}. Choose the list that belongs to the weights.</source>
        <translation>Sie nennt {count} Regionen, aber {file} hat {total}. Die Liste wählen, die zu den Gewichten gehört.</translation>
    </message>
    <message>
        <source>{file}: regions are named by order from the list of regions.</source>
        <translation>{file}: Regionen sind der Reihe nach aus der Liste der Regionen benannt.</translation>
    </message>
    <message>
        <source>The regions are named after {file}, by order.</source>
        <translation>Die Regionen sind nach {file} benannt, der Reihe nach.</translation>
    </message>
    <message>
        <source>Left and right seem to be swapped: {count} of {total} regions lie on the other side than their name says (left is x &lt; 0).</source>
        <translation>Links und rechts scheinen vertauscht: {count} von {total} Regionen liegen auf der anderen Seite, als ihr Name sagt (links ist x &lt; 0).</translation>
    </message>
    <message>
        <source>{matched} of {count} names are {label}.</source>
        <translation>{matched} von {count} Namen sind {label}.</translation>
    </message>
    <message>
        <source>Twice the same region: {names}.</source>
        <translation>Zweimal dieselbe Region: {names}.</translation>
    </message>
    <message>
        <source>Not known: {names}.</source>
        <translation>Nicht bekannt: {names}.</translation>
    </message>
    <message>
        <source>No grey matter: {names}.</source>
        <translation>Keine graue Substanz: {names}.</translation>
    </message>
    <message>
        <source>{name} (perhaps {suggestions})</source>
        <translation>{name} (vielleicht {suggestions})</translation>
    </message>
    <message>
        <source>{atlas} with subcortex</source>
        <translation>{atlas} mit Subkortex</translation>
    </message>
    <message>
        <source>This {what} needs more memory than there is; close programs or use a smaller image.</source>
        <translation>{what}: braucht mehr Speicher, als da ist; Programme schließen oder ein kleineres Bild verwenden.</translation>
    </message>
    <message>
        <source>The {what} is damaged or cut off; fetch the file again.</source>
        <translation>{what}: beschädigt oder abgeschnitten; die Datei erneut holen.</translation>
    </message>
    <message>
        <source>{name} is read with {other}.</source>
        <translation>{name} wird mit {other} gelesen.</translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>Es gibt nichts zu importieren.</translation>
    </message>
    <message>
        <source>It is not clear what this is ({reason}). Say whether it is weights, lengths, bold or regions.</source>
        <translation>Es ist nicht klar, was dies ist ({reason}). Angeben, ob es Gewichte, Längen, BOLD oder Regionen sind.</translation>
    </message>
    <message>
        <source>{count} files are read as {kind} ({names}); one is expected. Choose one, or say what the others are.</source>
        <translation>{count} Dateien sind als {kind} gelesen ({names}); eine wird erwartet. Eine wählen oder angeben, was die anderen sind.</translation>
    </message>
    <message>
        <source>The regions of this twin have no positions, and its patient no labelled surface: what an ablation takes cannot be told. Remove regions by name, with a fraction.</source>
        <translation>Die Regionen dieses Zwillings haben keine Positionen und sein Patient keine beschriftete Oberfläche: Was eine Ablation nimmt, lässt sich nicht sagen. Regionen nach Namen entfernen, mit einem Anteil.</translation>
    </message>
    <message>
        <source>The ablation touches no region: the nearest, {region}, is {mm:.0f} mm away.</source>
        <translation>Die Ablation berührt keine Region: die nächste, {region}, ist {mm:.0f} mm entfernt.</translation>
    </message>
    <message>
        <source>{name} is not tied to regions: import its mask once more together with an atlas of its space.</source>
        <translation>{name} ist keinen Regionen zugeordnet: die Maske noch einmal zusammen mit einem Atlas ihres Raums importieren.</translation>
    </message>
    <message>
        <source>{name} covers no region of this twin, and no connection.</source>
        <translation>{name} bedeckt keine Region dieses Zwillings und keine Verbindung.</translation>
    </message>
    <message>
        <source>shares of regions from the mask and an atlas</source>
        <translation>Anteile der Regionen aus Maske und Atlas</translation>
    </message>
    <message>
        <source>shares of regions from the mask and spheres around centres, approximate</source>
        <translation>Anteile der Regionen aus Maske und Kugeln um Zentren, genähert</translation>
    </message>
    <message>
        <source>connections by straight lines between centres through the mask</source>
        <translation>Verbindungen durch gerade Linien zwischen Zentren durch die Maske</translation>
    </message>
    <message>
        <source>connections not told: no centres in the space of the mask</source>
        <translation>Verbindungen nicht bestimmt: keine Zentren im Raum der Maske</translation>
    </message>
    <message>
        <source>The ablation touches no region of the patient&apos;s surfaces.</source>
        <translation>Die Ablation berührt keine Region der Oberflächen des Patienten.</translation>
    </message>
    <message>
        <source>The population {file} holds no twin; fit other people first and name the folder of their .btwin files.</source>
        <translation>Die Population {file} enthält keinen Zwilling; zuerst andere Personen anpassen und den Ordner ihrer .btwin-Dateien nennen.</translation>
    </message>
    <message>
        <source>{what} in {place} ({text})</source>
        <translation>{what} in {place} ({text})</translation>
    </message>
    <message>
        <source>a sign</source>
        <translation>ein Anzeichen</translation>
    </message>
    <message>
        <source>{count} signs</source>
        <translation>{count} Anzeichen</translation>
    </message>
    <message>
        <source>It is not written, for it would carry {many} of a person: {shown}. Change that name or note (import files again under neutral names), then repeat.</source>
        <translation>Es wird nicht geschrieben, denn es enthielte {many} einer Person: {shown}. Diesen Namen oder Vermerk ändern (Dateien unter neutralen Namen erneut importieren), dann wiederholen.</translation>
    </message>
    <message>
        <source>The project&apos;s name &apos;{name}&apos; looks personal, and so does that of the archive, which would take its place; give the archive another name.</source>
        <translation>Der Name des Projekts „{name}“ wirkt persönlich, ebenso der des Archivs, der an seine Stelle träte; dem Archiv einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>It holds no project.json: no project.</source>
        <translation>Es enthält keine project.json: kein Projekt.</translation>
    </message>
    <message>
        <source>A project folder is called NAME{suffix}.</source>
        <translation>Ein Projektordner heißt NAME{suffix}.</translation>
    </message>
    <message>
        <source>There is something of that name already.</source>
        <translation>Es gibt schon etwas dieses Namens.</translation>
    </message>
    <message>
        <source>The folder above it does not exist.</source>
        <translation>Den Ordner darüber gibt es nicht.</translation>
    </message>
    <message>
        <source>The array {sha}... is missing in it.</source>
        <translation>Das Array {sha}... fehlt darin.</translation>
    </message>
    <message>
        <source>The array {sha}... is not what its name says.</source>
        <translation>Das Array {sha}... ist nicht, was sein Name sagt.</translation>
    </message>
    <message>
        <source>The time between fMRI volumes is missing. Frequencies and delays depend on it, so it is not guessed; give the repetition time (TR) in seconds.</source>
        <translation>Die Zeit zwischen fMRT-Volumina fehlt. Frequenzen und Laufzeiten hängen von ihr ab, daher wird sie nicht geraten; die Repetitionszeit (TR) in Sekunden angeben.</translation>
    </message>
    <message>
        <source>The file states a repetition time of {stated:g} s, but {given:g} s was given.</source>
        <translation>Die Datei gibt eine Repetitionszeit von {stated:g} s an, eingegeben wurden aber {given:g} s.</translation>
    </message>
    <message>
        <source>The repetition time is {seconds:g} s; expected 0.01 to 30 s.</source>
        <translation>Die Repetitionszeit ist {seconds:g} s; erwartet werden 0.01 bis 30 s.</translation>
    </message>
    <message>
        <source> Are these milliseconds?</source>
        <translation> Sind das Millisekunden?</translation>
    </message>
    <message>
        <source>The site profile {where} is no TOML: {error}.</source>
        <translation>Das Standortprofil {where} ist kein TOML: {error}.</translation>
    </message>
    <message>
        <source>{name} is too large for a site profile.</source>
        <translation>{name} ist zu groß für ein Standortprofil.</translation>
    </message>
    <message>
        <source>The site profile {name} cannot be read.</source>
        <translation>Das Standortprofil {name} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>In the site profile {where}: {error}</source>
        <translation>Im Standortprofil {where}: {error}</translation>
    </message>
    <message>
        <source>In the site profile {where}, &apos;{kind}&apos; is no section.</source>
        <translation>Im Standortprofil {where} ist „{kind}“ kein Abschnitt.</translation>
    </message>
    <message>
        <source>In the site profile {where}, [{kind}] limits &apos;{name}&apos;, which is no quantity of it. Known: {known}.</source>
        <translation>Im Standortprofil {where} begrenzt [{kind}] „{name}“, was keine Größe davon ist. Bekannt: {known}.</translation>
    </message>
    <message>
        <source>In the site profile {where}, [{kind}] {name} is {value!r}; expected [number, &quot;source&quot;].</source>
        <translation>Im Standortprofil {where} ist [{kind}] {name} {value!r}; erwartet wird [Zahl, &quot;Quelle&quot;].</translation>
    </message>
    <message>
        <source>The gzip data are damaged or cut off; fetch the file again.</source>
        <translation>Die gzip-Daten sind beschädigt oder abgeschnitten; die Datei erneut holen.</translation>
    </message>
    <message>
        <source>This is a folder; expected a file.</source>
        <translation>Dies ist ein Ordner; erwartet wird eine Datei.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Es gibt keine solche Datei.</translation>
    </message>
    <message>
        <source>the name is not valid</source>
        <translation>der Name ist nicht gültig</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}.</source>
        <translation>Die Datei lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>The file holds {size:.0f} MB or more; region data of one person are expected below {most} MB.</source>
        <translation>Die Datei enthält {size:.0f} MB oder mehr; Regionsdaten einer Person werden unter {most} MB erwartet.</translation>
    </message>
    <message>
        <source>The regions of this twin have no positions, so that it cannot be told which of them {what} reaches. Name regions instead.</source>
        <translation>Die Regionen dieses Zwillings haben keine Positionen; daher lässt sich nicht sagen, welche davon {what} erreicht. Stattdessen Regionen nennen.</translation>
    </message>
    <message>
        <source>regions taken for spheres of one size</source>
        <translation>Regionen als Kugeln einer Größe genommen</translation>
    </message>
    <message>
        <source>cortex by the area of the patient&apos;s surface</source>
        <translation>Kortex nach der Fläche der Oberfläche des Patienten</translation>
    </message>
    <message>
        <source>mean over the voxels of a region</source>
        <translation>Mittel über die Voxel einer Region</translation>
    </message>
    <message>
        <source>A coordinate needs X, Y, Z and a width above 0, all in mm.</source>
        <translation>Eine Koordinate braucht X, Y, Z und eine Breite über 0, alle in mm.</translation>
    </message>
    <message>
        <source>a coordinate</source>
        <translation>eine Koordinate</translation>
    </message>
    <message>
        <source>A Gaussian of {width:g} mm around ({place}) mm reaches no region: the centre of the nearest, {region}, is {apart:.0f} mm away.</source>
        <translation>Eine Gaußkurve von {width:g} mm um ({place}) mm erreicht keine Region: Das Zentrum der nächsten, {region}, ist {apart:.0f} mm entfernt.</translation>
    </message>
    <message>
        <source>Gaussian, FWHM {width:g} mm, around ({place}) mm in {where}</source>
        <translation>Gauß, FWHM {width:g} mm, um ({place}) mm in {where}</translation>
    </message>
    <message>
        <source>This patient has no electrodes; import their positions.</source>
        <translation>Dieser Patient hat keine Elektroden; ihre Positionen importieren.</translation>
    </message>
    <message>
        <source>a contact</source>
        <translation>ein Kontakt</translation>
    </message>
    <message>
        <source>Give one contact, or two different ones.</source>
        <translation>Einen Kontakt oder zwei verschiedene angeben.</translation>
    </message>
    <message>
        <source>Contact {name} has no position.</source>
        <translation>Kontakt {name} hat keine Position.</translation>
    </message>
    <message>
        <source>Contact {name} lies {nearest:.0f} mm from the centre of the nearest region; is the space of the positions right?</source>
        <translation>Kontakt {name} liegt {nearest:.0f} mm vom Zentrum der nächsten Region; stimmt der Raum der Positionen?</translation>
    </message>
    <message>
        <source>field of contacts {names} in homogeneous tissue, {by}</source>
        <translation>Feld der Kontakte {names} in homogenem Gewebe, {by}</translation>
    </message>
    <message>
        <source>field of contact {names} in homogeneous tissue, {by}</source>
        <translation>Feld des Kontakts {names} in homogenem Gewebe, {by}</translation>
    </message>
    <message>
        <source>It does not state its space; say which it is in.</source>
        <translation>Sie gibt ihren Raum nicht an; angeben, in welchem sie ist.</translation>
    </message>
    <message>
        <source>No region of this twin lies in the map; are both in one space?</source>
        <translation>Keine Region dieses Zwillings liegt in der Karte; sind beide in einem Raum?</translation>
    </message>
    <message>
        <source>{share:.2g} % of a region</source>
        <translation>{share:.2g} % einer Region</translation>
    </message>
    <message>
        <source>, in the unit of the file</source>
        <translation>, in der Einheit der Datei</translation>
    </message>
    <message>
        <source>mask of activated tissue</source>
        <translation>Maske aktivierten Gewebes</translation>
    </message>
    <message>
        <source>map of a field</source>
        <translation>Karte eines Feldes</translation>
    </message>
    <message>
        <source>{kind} (sha256 {sha}), {how}; 100 % is {highest}{unit}</source>
        <translation>{kind} (sha256 {sha}), {how}; 100 % ist {highest}{unit}</translation>
    </message>
    <message>
        <source>It holds {count} volumes; expected one, or the three components of a field.</source>
        <translation>Sie enthält {count} Volumina; erwartet wird eines oder die drei Komponenten eines Feldes.</translation>
    </message>
    <message>
        <source>It is no image of labels.</source>
        <translation>Es ist kein Bild von Labels.</translation>
    </message>
    <message>
        <source>None of its labels is a region of this twin.</source>
        <translation>Keines ihrer Labels ist eine Region dieses Zwillings.</translation>
    </message>
    <message>
        <source>{by}, other {other}</source>
        <translation>{by}, andere {other}</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>There is no project folder here.</source>
        <translation>Hier ist kein Projektordner.</translation>
    </message>
    <message>
        <source>This folder holds no project.json: no project.</source>
        <translation>Dieser Ordner enthält keine project.json: kein Projekt.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>The project is closed; it cannot be changed.</source>
        <translation>Das Projekt ist geschlossen; es lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>The project was opened read-only; it cannot be changed.</source>
        <translation>Das Projekt wurde schreibgeschützt geöffnet; es lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>Changed outside the program</source>
        <translation>Außerhalb des Programms geändert</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>{file}: {count} self-connections on the diagonal (up to {most:g}) were set to 0.</source>
        <translation>{file}: {count} Selbstverbindungen auf der Diagonale (bis {most:g}) wurden auf 0 gesetzt.</translation>
    </message>
    <message>
        <source>All weights between regions are zero.</source>
        <translation>Alle Gewichte zwischen Regionen sind null.</translation>
    </message>
    <message>
        <source>the mean of both directions is used</source>
        <translation>das Mittel beider Richtungen wird verwendet</translation>
    </message>
    <message>
        <source>kept as it is, rows receive</source>
        <translation>bleibt, wie sie ist; Zeilen empfangen</translation>
    </message>
    <message>
        <source>{file}: the weights are not symmetric (difference up to {difference:.2g} % of the largest weight); {done}.</source>
        <translation>{file}: die Gewichtsmatrix ist nicht symmetrisch (Unterschied bis {difference:.2g} % des größten Gewichts); {done}.</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>Längen</translation>
    </message>
    <message>
        <source>All lengths are zero.</source>
        <translation>Alle Längen sind null.</translation>
    </message>
    <message>
        <source>The median length is {median:.3g}; expected millimetres. Are these metres, or not lengths?</source>
        <translation>Die mittlere Länge (Median) ist {median:.3g}; erwartet werden Millimeter. Sind das Meter oder keine Längen?</translation>
    </message>
    <message>
        <source>{file}: the median length is {median:.0f} mm, which is long.</source>
        <translation>{file}: die mittlere Länge (Median) ist {median:.0f} mm, was lang ist.</translation>
    </message>
    <message>
        <source>{file}: the lengths are not symmetric; the mean of both directions is used.</source>
        <translation>{file}: die Längenmatrix ist nicht symmetrisch; das Mittel beider Richtungen wird verwendet.</translation>
    </message>
    <message>
        <source>{file}: {count} weights are slightly negative (down to {least:.3g}; the largest is {most:.3g}), as logarithms of small counts are; they were set to 0.</source>
        <translation>{file}: {count} Gewichte sind leicht negativ (bis {least:.3g}; das größte ist {most:.3g}), wie Logarithmen kleiner Anzahlen; sie wurden auf 0 gesetzt.</translation>
    </message>
    <message>
        <source>{what} have {rows} rows and {columns} columns; expected one row and one column a region. Is there a header or an index column?</source>
        <translation>{what}: {rows} Zeilen und {columns} Spalten; erwartet wird je Region eine Zeile und eine Spalte. Gibt es eine Kopfzeile oder eine Indexspalte?</translation>
    </message>
    <message>
        <source>{what} are negative in {count} places, the first in row {row}, column {column} ({value:g}). Structural values are 0 or more; is this functional connectivity?</source>
        <translation>{what}: an {count} Stellen negativ, zuerst in Zeile {row}, Spalte {column} ({value:g}). Strukturelle Werte sind 0 oder mehr; ist dies funktionelle Konnektivität?</translation>
    </message>
    <message>
        <source>{file}: only one triangle (the lower one) holds values, as tck2connectome writes it without -symmetric; it was mirrored.</source>
        <translation>{file}: nur ein Dreieck (das untere) enthält Werte, wie tck2connectome es ohne -symmetric schreibt; es wurde gespiegelt.</translation>
    </message>
    <message>
        <source>{file}: only one triangle (the upper one) holds values, as tck2connectome writes it without -symmetric; it was mirrored.</source>
        <translation>{file}: nur ein Dreieck (das obere) enthält Werte, wie tck2connectome es ohne -symmetric schreibt; es wurde gespiegelt.</translation>
    </message>
    <message>
        <source>{count} regions without values are not covered and are left out: {names}. Beside a connectome, leave them out of it too, by name (drop).</source>
        <translation>{count} Regionen ohne Werte sind nicht abgedeckt und weggelassen: {names}. Neben einem Konnektom auch dort nach Namen weglassen (drop).</translation>
    </message>
    <message>
        <source>No column holds region names; expected a list of names or a table with a column &apos;name&apos;.</source>
        <translation>Keine Spalte enthält Regionsnamen; erwartet wird eine Namensliste oder eine Tabelle mit einer Spalte „name“.</translation>
    </message>
    <message>
        <source>{count} names; at most {most}.</source>
        <translation>{count} Namen; höchstens {most}.</translation>
    </message>
    <message>
        <source>Region {number} of {count} has no name.</source>
        <translation>Region {number} von {count} hat keinen Namen.</translation>
    </message>
    <message>
        <source>Region names appear twice: {names}. Every region needs its own name.</source>
        <translation>Regionsnamen kommen zweimal vor: {names}. Jede Region braucht ihren eigenen Namen.</translation>
    </message>
    <message>
        <source>The file holds names but no numbers.</source>
        <translation>Die Datei enthält Namen, aber keine Zahlen.</translation>
    </message>
    <message>
        <source>No region has values in it; all are missing.</source>
        <translation>Keine Region hat Werte darin; alle fehlen.</translation>
    </message>
    <message>
        <source>Decimal commas are read as decimal points.</source>
        <translation>Dezimalkommas werden als Dezimalpunkte gelesen.</translation>
    </message>
    <message>
        <source>Row {number} has {count} cells; the rows before it have {width}. Every row needs the same number.</source>
        <translation>Zeile {number} hat {count} Zellen; die Zeilen davor haben {width}. Jede Zeile braucht gleich viele.</translation>
    </message>
    <message>
        <source>The header in row {number} has {count} names, but the rows have {wanted} numbers.</source>
        <translation>Die Kopfzeile in Zeile {number} hat {count} Namen, die Zeilen aber {wanted} Zahlen.</translation>
    </message>
    <message>
        <source>The first row numbers columns and was left out.</source>
        <translation>Die erste Zeile nummeriert Spalten und wurde weggelassen.</translation>
    </message>
    <message>
        <source>The first row counts columns and was left out.</source>
        <translation>Die erste Zeile zählt Spalten und wurde weggelassen.</translation>
    </message>
    <message>
        <source>The first column counts rows (or time) and was left out.</source>
        <translation>Die erste Spalte zählt Zeilen (oder Zeit) und wurde weggelassen.</translation>
    </message>
    <message>
        <source>The file is not text; expected a table.</source>
        <translation>Die Datei ist kein Text; erwartet wird eine Tabelle.</translation>
    </message>
    <message>
        <source>The text holds {size:.0f} MB; expected below {most} MB. Save it as .npy.</source>
        <translation>Der Text enthält {size:.0f} MB; erwartet werden unter {most} MB. Als .npy sichern.</translation>
    </message>
    <message>
        <source>The table has about {count} cells; at most {most} are read from text. Save it as .npy.</source>
        <translation>Die Tabelle hat etwa {count} Zellen; höchstens {most} werden aus Text gelesen. Als .npy sichern.</translation>
    </message>
    <message>
        <source>The file is empty; expected a table.</source>
        <translation>Die Datei ist leer; erwartet wird eine Tabelle.</translation>
    </message>
    <message>
        <source>Cell in row {row}, column {column}</source>
        <translation>Zelle in Zeile {row}, Spalte {column}</translation>
    </message>
    <message>
        <source>{place} is empty; expected a number.</source>
        <translation>{place} ist leer; erwartet wird eine Zahl.</translation>
    </message>
    <message>
        <source>{place} is {shown!r}, a decimal comma beside decimal points or commas between cells; save the file with decimal points.</source>
        <translation>{place} ist {shown!r}, ein Dezimalkomma neben Dezimalpunkten oder Kommas zwischen Zellen; die Datei mit Dezimalpunkten sichern.</translation>
    </message>
    <message>
        <source> below {most:g}</source>
        <translation> unter {most:g}</translation>
    </message>
    <message>
        <source>{place} is {shown!r}; expected a number{below}.</source>
        <translation>{place} ist {shown!r}; erwartet wird eine Zahl{below}.</translation>
    </message>
    <message>
        <source>The UTF-16 text is damaged.</source>
        <translation>Der UTF-16-Text ist beschädigt.</translation>
    </message>
    <message>
        <source>The quotation marks in row {number} do not pair up.</source>
        <translation>Die Anführungszeichen in Zeile {number} gehen nicht auf.</translation>
    </message>
    <message>
        <source>{count} EEG channels of {code} have a place on the head; a fit needs {fewest} or more. Give contacts with positions or a lead field.</source>
        <translation>{count} EEG-Kanäle von {code} haben einen Ort am Kopf; eine Anpassung braucht {fewest} oder mehr. Kontakte mit Positionen oder ein Leitfeld geben.</translation>
    </message>
    <message>
        <source>Without a place and left out: {names}.</source>
        <translation>Ohne Ort und weggelassen: {names}.</translation>
    </message>
    <message>
        <source>No EEG recording to fit to; import one.</source>
        <translation>Keine EEG-Aufnahme zum Anpassen; eine importieren.</translation>
    </message>
    <message>
        <source>Patient {code} has no connectome; import weights.</source>
        <translation>Patient {code} hat kein Konnektom; Gewichte importieren.</translation>
    </message>
    <message>
        <source>A lead field in {unit} is of MEG; an EEG needs {needed}.</source>
        <translation>Ein Leitfeld in {unit} ist von MEG; ein EEG braucht {needed}.</translation>
    </message>
    <message>
        <source>None of the {count} channels has a 10-20 name, so no standard position is known. Give a table of electrodes.</source>
        <translation>Keiner der {count} Kanäle hat einen 10-20-Namen, daher ist keine Standardposition bekannt. Eine Elektrodentabelle geben.</translation>
    </message>
    <message>
        <source>{count} tables of contacts are given ({first}, {second}); one is expected.</source>
        <translation>{count} Kontakttabellen sind gegeben ({first}, {second}); eine wird erwartet.</translation>
    </message>
    <message>
        <source>positions of {count} contacts come with it.</source>
        <translation>Positionen von {count} Kontakten kommen mit.</translation>
    </message>
    <message>
        <source>in the seizure onset zone</source>
        <translation>als in der Anfallsursprungszone</translation>
    </message>
    <message>
        <source>{count} contacts are flagged {what}.</source>
        <translation>{count} Kontakte sind markiert: {what}.</translation>
    </message>
    <message>
        <source>Patient {code} has contacts already; import these under another patient code.</source>
        <translation>Patient {code} hat schon Kontakte; diese unter einem anderen Patientencode importieren.</translation>
    </message>
    <message>
        <source>{count} of {total} channels have a contact</source>
        <translation>{count} von {total} Kanälen haben einen Kontakt</translation>
    </message>
    <message>
        <source>the seizure onset zone</source>
        <translation>der Anfallsursprungszone</translation>
    </message>
    <message>
        <source>resection</source>
        <translation>Resektion</translation>
    </message>
    <message>
        <source>{count} contacts of {what} are from {file}.</source>
        <translation>{count} Kontakte von {what} sind aus {file}.</translation>
    </message>
    <message>
        <source>A list of channels is read with the recording or the contacts beside it; give that file.</source>
        <translation>Eine Kanalliste wird mit der Aufnahme oder den Kontakten daneben gelesen; jene Datei geben.</translation>
    </message>
    <message>
        <source>It is part of a recording; give its {ending} file.</source>
        <translation>Sie ist Teil einer Aufnahme; deren {ending}-Datei geben.</translation>
    </message>
    <message>
        <source>It is no recording that can be read as {kind}.</source>
        <translation>Es ist keine Aufnahme, die sich als {kind} lesen lässt.</translation>
    </message>
    <message>
        <source>It is a recording; it cannot be read as {kind}.</source>
        <translation>Es ist eine Aufnahme; sie lässt sich nicht als {kind} lesen.</translation>
    </message>
    <message>
        <source>It cannot be read as {kind}.</source>
        <translation>Sie lässt sich nicht als {kind} lesen.</translation>
    </message>
    <message>
        <source>Kinds and bad channels are from {file}.</source>
        <translation>Arten und schlechte Kanäle sind aus {file}.</translation>
    </message>
    <message>
        <source>{count} events are from {file}.</source>
        <translation>{count} Ereignisse sind aus {file}.</translation>
    </message>
    <message>
        <source>Contacts are from {file}.</source>
        <translation>Kontakte sind aus {file}.</translation>
    </message>
    <message>
        <source>{format} with {count} MEG channels</source>
        <translation>{format} mit {count} MEG-Kanälen</translation>
    </message>
    <message>
        <source>{count} channels stated as SEEG or ECoG</source>
        <translation>{count} Kanäle als SEEG oder ECoG angegeben</translation>
    </message>
    <message>
        <source>{scalp} of {count} channels have 10-20 names</source>
        <translation>{scalp} von {count} Kanälen haben 10-20-Namen</translation>
    </message>
    <message>
        <source>names of contacts on {count} shafts or grids</source>
        <translation>Namen von Kontakten auf {count} Schäften oder Gittern</translation>
    </message>
    <message>
        <source>{format} recording of {count} channels</source>
        <translation>{format}-Aufnahme mit {count} Kanälen</translation>
    </message>
    <message>
        <source>as told</source>
        <translation>wie angegeben</translation>
    </message>
    <message>
        <source>named electrodes</source>
        <translation>benannte Elektroden</translation>
    </message>
    <message>
        <source>{space} space</source>
        <translation>Raum {space}</translation>
    </message>
    <message>
        <source>a space that is not stated</source>
        <translation>einem nicht angegebenen Raum</translation>
    </message>
    <message>
        <source>{why}, {count} of {total} placed in {where}</source>
        <translation>{why}, {count} von {total} mit Ort in {where}</translation>
    </message>
    <message>
        <source>named events</source>
        <translation>benannte Ereignisse</translation>
    </message>
    <message>
        <source>No recording; recordings end in {endings}.</source>
        <translation>Keine Aufnahme; Aufnahmen enden auf {endings}.</translation>
    </message>
    <message>
        <source>It is called {suffix} but does not begin like {label}: it is damaged, packed or of another format.</source>
        <translation>Sie heißt {suffix}, beginnt aber nicht wie {label}: beschädigt, gepackt oder von anderem Format.</translation>
    </message>
    <message>
        <source>Left out, because not sampled at {rate:g} Hz as the others: {names}.</source>
        <translation>Weggelassen, weil nicht wie die anderen mit {rate:g} Hz abgetastet: {names}.</translation>
    </message>
    <message>
        <source>Two of its signals share a name ({names}) but not their sampling rate; rename one.</source>
        <translation>Zwei ihrer Signale teilen einen Namen ({names}), aber nicht die Abtastrate; eines umbenennen.</translation>
    </message>
    <message>
        <source>This recording is in the patient already.</source>
        <translation>Diese Aufnahme ist schon beim Patienten.</translation>
    </message>
    <message>
        <source>It holds no channel of EEG, SEEG, ECoG or MEG.</source>
        <translation>Sie enthält keinen Kanal von EEG, SEEG, ECoG oder MEG.</translation>
    </message>
    <message>
        <source>{count} channels of another kind or unit are left out: {shown}.</source>
        <translation>{count} Kanäle anderer Art oder Einheit sind weggelassen: {shown}.</translation>
    </message>
    <message>
        <source>The file states no unit; amplitudes are arbitrary.</source>
        <translation>Die Datei gibt keine Einheit an; Amplituden sind beliebig.</translation>
    </message>
    <message>
        <source>, {count} of them bad</source>
        <translation>, {count} davon schlecht</translation>
    </message>
    <message>
        <source>, {count} marks</source>
        <translation>, {count} Marken</translation>
    </message>
    <message>
        <source>{file}: {count} channels{bad}, {rate:g} Hz, {lasting}{marks}, kept as {name}.</source>
        <translation>{file}: {count} Kanäle{bad}, {rate:g} Hz, {lasting}{marks}, behalten als {name}.</translation>
    </message>
    <message>
        <source>Its samples cannot be copied: {reason}.</source>
        <translation>Ihre Abtastwerte lassen sich nicht kopieren: {reason}.</translation>
    </message>
    <message>
        <source>Channel {name} holds no number at {time:.3f} s.</source>
        <translation>Kanal {name} enthält bei {time:.3f} s keine Zahl.</translation>
    </message>
    <message>
        <source>These events belong to a recording, but the patient has {count} that could be meant. Import the recording with them.</source>
        <translation>Diese Ereignisse gehören zu einer Aufnahme, aber der Patient hat {count}, die gemeint sein könnten. Die Aufnahme mit ihnen importieren.</translation>
    </message>
    <message>
        <source>{file}: {count} events are put on {names}.</source>
        <translation>{file}: {count} Ereignisse kommen zu {names}.</translation>
    </message>
    <message>
        <source>It holds {count} samples with gaps between them, no two of them together: it is cut off.</source>
        <translation>Sie enthält {count} Abtastwerte mit Lücken dazwischen, nie zwei beieinander: abgeschnitten.</translation>
    </message>
    <message>
        <source>The recording has gaps: it is read as {count} runs, never joined.</source>
        <translation>Die Aufnahme hat Lücken: sie ist als {count} Läufe gelesen, nie zusammengefügt.</translation>
    </message>
    <message>
        <source>A piece of a single sample before or after a gap is left out.</source>
        <translation>Ein Stück von einem einzigen Abtastwert vor oder nach einer Lücke ist weggelassen.</translation>
    </message>
    <message>
        <source>The engine ended unexpectedly (exit code {code}).</source>
        <translation>Der Rechenkern endete unerwartet (Exit-Code {code}).</translation>
    </message>
    <message>
        <source>The engine was ended by the system, most often because memory ran out.</source>
        <translation>Der Rechenkern wurde vom System beendet, meist weil der Speicher ausging.</translation>
    </message>
    <message>
        <source>It is started again; finished twins are safe.</source>
        <translation>Er wird neu gestartet; fertige Zwillinge sind sicher.</translation>
    </message>
    <message>
        <source>That happened twice in a row, so it stays off until it is asked again.</source>
        <translation>Das geschah zweimal in Folge, daher bleibt er aus, bis er wieder gebraucht wird.</translation>
    </message>
    <message>
        <source>Request and answer could not pass between window and engine.</source>
        <translation>Anfrage und Antwort kamen zwischen Fenster und Rechenkern nicht durch.</translation>
    </message>
    <message>
        <source>The engine could not be started ({error}).</source>
        <translation>Der Rechenkern ließ sich nicht starten ({error}).</translation>
    </message>
    <message>
        <source>{run} was used in {fits}: agreement with it proves little.</source>
        <translation>{run} wurde verwendet in: {fits}; Übereinstimmung damit beweist wenig.</translation>
    </message>
    <message>
        <source>The rest of {run} was used in a fit, and both parts are of one day.</source>
        <translation>Der Rest von {run} wurde in einer Anpassung verwendet, und beide Teile sind von einem Tag.</translation>
    </message>
    <message>
        <source>No recording to compare with; at least one is needed.</source>
        <translation>Keine Aufnahme zum Vergleichen; mindestens eine ist nötig.</translation>
    </message>
    <message>
        <source>a fit</source>
        <translation>eine Anpassung</translation>
    </message>
    <message>
        <source>fMRI</source>
        <translation>fMRT</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>Patient {code} has no {kind} recording; import one.</source>
        <translation>Patient {code} hat keine {kind}-Aufnahme; eine importieren.</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Frequenz</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Charge returned</source>
        <translation>Rückgeführte Ladung</translation>
    </message>
    <message>
        <source>× first</source>
        <translation>× erste</translation>
    </message>
    <message>
        <source>Charge per phase</source>
        <translation>Ladung je Phase</translation>
    </message>
    <message>
        <source>Charge density per phase</source>
        <translation>Ladungsdichte je Phase</translation>
    </message>
    <message>
        <source>Shannon&apos;s k</source>
        <translation>Shannons k</translation>
    </message>
    <message>
        <source>Charge left by a pulse</source>
        <translation>Restladung eines Pulses</translation>
    </message>
    <message>
        <source>Duty cycle</source>
        <translation>Tastgrad</translation>
    </message>
    <message>
        <source>Charge of a session, one phase</source>
        <translation>Ladung einer Sitzung, eine Phase</translation>
    </message>
    <message>
        <source>Current density at the skin</source>
        <translation>Stromdichte an der Haut</translation>
    </message>
    <message>
        <source>Charge of a session</source>
        <translation>Ladung einer Sitzung</translation>
    </message>
    <message>
        <source>Lower the current or the pulse width, or use a larger contact.</source>
        <translation>Strom oder Pulsbreite senken oder einen größeren Kontakt nehmen.</translation>
    </message>
    <message>
        <source>Lower the current or the duration, or use a larger electrode.</source>
        <translation>Strom oder Dauer senken oder eine größere Elektrode nehmen.</translation>
    </message>
    <message>
        <source>Area of the electrode</source>
        <translation>Fläche der Elektrode</translation>
    </message>
    <message>
        <source>Width of a phase</source>
        <translation>Breite einer Phase</translation>
    </message>
    <message>
        <source>Area of the contact</source>
        <translation>Fläche des Kontakts</translation>
    </message>
    <message>
        <source>SEEG pulses</source>
        <translation>SEEG-Pulse</translation>
    </message>
    <message>
        <source>Intensity of motor threshold</source>
        <translation>Intensität in % der motorischen Schwelle</translation>
    </message>
    <message>
        <source>Length of a train</source>
        <translation>Länge eines Zuges</translation>
    </message>
    <message>
        <source>Between trains</source>
        <translation>Zwischen Zügen</translation>
    </message>
    <message>
        <source>Pulses of a session</source>
        <translation>Pulse einer Sitzung</translation>
    </message>
    <message>
        <source>Lower the intensity, the frequency or the length of a train.</source>
        <translation>Intensität, Frequenz oder Länge eines Zuges senken.</translation>
    </message>
    <message>
        <source>Focused ultrasound</source>
        <translation>Fokussierter Ultraschall</translation>
    </message>
    <message>
        <source>Intensity of a pulse (Isppa)</source>
        <translation>Intensität eines Pulses (Isppa)</translation>
    </message>
    <message>
        <source>Peak negative pressure</source>
        <translation>Spitzenunterdruck</translation>
    </message>
    <message>
        <source>Carrier frequency</source>
        <translation>Trägerfrequenz</translation>
    </message>
    <message>
        <source>Mean intensity (Ispta)</source>
        <translation>Mittlere Intensität (Ispta)</translation>
    </message>
    <message>
        <source>Mechanical index</source>
        <translation>Mechanischer Index</translation>
    </message>
    <message>
        <source>Lower the intensity, the pressure or the duty cycle.</source>
        <translation>Intensität, Druck oder Tastgrad senken.</translation>
    </message>
    <message>
        <source>no limit entered</source>
        <translation>keine Grenze eingetragen</translation>
    </message>
    <message>
        <source>The settings of the stimulator are held against the limits; the model runs with an amplitude of its own. How one follows from the other is not known from recordings at rest.</source>
        <translation>Die Einstellungen des Stimulators werden mit den Grenzen verglichen; das Modell läuft mit einer eigenen Amplitude. Wie eines aus dem anderen folgt, ist aus Ruheaufnahmen nicht bekannt.</translation>
    </message>
    <message>
        <source>No stimulator of the kind &apos;{name}&apos;. Known: {known}.</source>
        <translation>Kein Stimulator der Art „{name}“. Bekannt: {known}.</translation>
    </message>
    <message>
        <source>{stimulator} has no setting &apos;{name}&apos;. It has: {known}.</source>
        <translation>{stimulator} hat keine Einstellung „{name}“. Es gibt: {known}.</translation>
    </message>
    <message>
        <source>{stimulator}: {name} must be above 0.</source>
        <translation>{stimulator}: {name} muss über 0 liegen.</translation>
    </message>
    <message>
        <source>{quantity} is {value}, at most {most:.3g} ({source})</source>
        <translation>{quantity} ist {value}, höchstens {most:.3g} ({source})</translation>
    </message>
    <message>
        <source>{stimulator} beyond the limits of the site profile &apos;{site}&apos;: {passed}. {lower} Nothing was run.</source>
        <translation>{stimulator} jenseits der Grenzen des Standortprofils „{site}“: {passed}. {lower} Nichts wurde ausgeführt.</translation>
    </message>
    <message>
        <source>A drawn course has {count} points; it needs two.</source>
        <translation>Ein gezeichneter Verlauf hat {count} Punkte; er braucht zwei.</translation>
    </message>
    <message>
        <source>A drawn course has more than {count:,} points.</source>
        <translation>Ein gezeichneter Verlauf hat mehr als {count:,} Punkte.</translation>
    </message>
    <message>
        <source>Point {number} of the drawn course is not a number.</source>
        <translation>Punkt {number} des gezeichneten Verlaufs ist keine Zahl.</translation>
    </message>
    <message>
        <source>The first point of the drawn course is before 0 s.</source>
        <translation>Der erste Punkt des gezeichneten Verlaufs liegt vor 0 s.</translation>
    </message>
    <message>
        <source>Point {number} of the drawn course is at {time:g} s, not after the one before at {before:g} s; times must rise.</source>
        <translation>Punkt {number} des gezeichneten Verlaufs liegt bei {time:g} s, nicht nach dem vorigen bei {before:g} s; Zeiten müssen steigen.</translation>
    </message>
    <message>
        <source>All heights of the drawn course are 0.</source>
        <translation>Alle Höhen des gezeichneten Verlaufs sind 0.</translation>
    </message>
    <message>
        <source>How familiar this plan is: not estimated. Run it again to know.</source>
        <translation>Wie vertraut dieser Plan ist: nicht geschätzt. Erneut ausführen, um es zu erfahren.</translation>
    </message>
    <message>
        <source>Recording {name} is {seconds:.0f} s long; holding out {part:g} of it leaves a part below {least:g} s, too short to fit or to judge.</source>
        <translation>Aufnahme {name} ist {seconds:.0f} s lang; wird {part:g} davon zurückgehalten, bleibt ein Teil unter {least:g} s, zu kurz zum Anpassen oder Beurteilen.</translation>
    </message>
    <message>
        <source>Global coupling</source>
        <translation>Globale Kopplung</translation>
    </message>
    <message>
        <source>Excitability</source>
        <translation>Erregbarkeit</translation>
    </message>
    <message>
        <source>Local inhibition</source>
        <translation>Lokale Hemmung</translation>
    </message>
    <message>
        <source>Fast share</source>
        <translation>Schneller Anteil</translation>
    </message>
    <message>
        <source>Noise level</source>
        <translation>Rauschpegel</translation>
    </message>
    <message>
        <source>Measurement noise</source>
        <translation>Messrauschen</translation>
    </message>
    <message>
        <source>Slow gain, depth</source>
        <translation>Langsame Verstärkung, Tiefe</translation>
    </message>
    <message>
        <source>Slow gain, time</source>
        <translation>Langsame Verstärkung, Zeit</translation>
    </message>
    <message>
        <source>Global signal removed</source>
        <translation>Glob. Signal entfernt</translation>
    </message>
    <message>
        <source>Learned connectome</source>
        <translation>Gelerntes Konnektom</translation>
    </message>
    <message>
        <source>Alpha frequency</source>
        <translation>Alpha-Frequenz</translation>
    </message>
    <message>
        <source>Alpha drive</source>
        <translation>Alpha-Antrieb</translation>
    </message>
    <message>
        <source>Beta frequency</source>
        <translation>Beta-Frequenz</translation>
    </message>
    <message>
        <source>Beta drive</source>
        <translation>Beta-Antrieb</translation>
    </message>
    <message>
        <source>First shared drive</source>
        <translation>Erster gemeinsamer Antrieb</translation>
    </message>
    <message>
        <source>Second shared drive</source>
        <translation>Zweiter gemeinsamer Antrieb</translation>
    </message>
    <message>
        <source>Lag of the first drive</source>
        <translation>Verzögerung des ersten Antriebs</translation>
    </message>
    <message>
        <source>Lag of the second drive</source>
        <translation>Verzögerung des zweiten Antriebs</translation>
    </message>
    <message>
        <source>Background below 0.5 Hz</source>
        <translation>Hintergrund unter 0.5 Hz</translation>
    </message>
    <message>
        <source>Background below 3 Hz</source>
        <translation>Hintergrund unter 3 Hz</translation>
    </message>
    <message>
        <source>Background below 18 Hz</source>
        <translation>Hintergrund unter 18 Hz</translation>
    </message>
    <message>
        <source>Background below 108 Hz</source>
        <translation>Hintergrund unter 108 Hz</translation>
    </message>
    <message>
        <source>Amplifier low-pass</source>
        <translation>Tiefpass des Verstärkers</translation>
    </message>
    <message>
        <source>Order of the low-pass</source>
        <translation>Ordnung des Tiefpasses</translation>
    </message>
    <message>
        <source>Conduction velocity</source>
        <translation>Leitungsgeschwindigkeit</translation>
    </message>
    <message>
        <source>&apos;{code}&apos; cannot be a patient code.</source>
        <translation>„{code}“ kann kein Patientencode sein.</translation>
    </message>
    <message>
        <source>The population holds no twin of another person.</source>
        <translation>Die Population enthält keinen Zwilling einer anderen Person.</translation>
    </message>
    <message>
        <source>The twin of {code} in the population has other regions than {patient}; a population needs one parcellation.</source>
        <translation>Der Zwilling von {code} in der Population hat andere Regionen als {patient}; eine Population braucht eine Parzellierung.</translation>
    </message>
    <message>
        <source>The twin of {code} in the population is of another model than the one to be fitted; fit it with the same node model and connectome.</source>
        <translation>Der Zwilling von {code} in der Population ist von einem anderen Modell als dem anzupassenden; mit demselben Knotenmodell und Konnektom anpassen.</translation>
    </message>
    <message>
        <source>The twin of {code} in the population carries no features of its recordings; fit it again with this version.</source>
        <translation>Der Zwilling von {code} in der Population trägt keine Merkmale seiner Aufnahmen; mit dieser Version erneut anpassen.</translation>
    </message>
    <message>
        <source>Single pulse</source>
        <translation>Einzelpuls</translation>
    </message>
    <message>
        <source>one pulse</source>
        <translation>ein Puls</translation>
    </message>
    <message>
        <source>Paired pulse</source>
        <translation>Doppelpuls</translation>
    </message>
    <message>
        <source>3 ms apart, the first at 80 % of the second</source>
        <translation>3 ms auseinander, der erste mit 80 % des zweiten</translation>
    </message>
    <message>
        <source>one pulse a second until it stops</source>
        <translation>ein Puls je Sekunde bis zum Ende</translation>
    </message>
    <message>
        <source>10 Hz in trains</source>
        <translation>10 Hz in Zügen</translation>
    </message>
    <message>
        <source>4 s on, 26 s off, 3000 pulses</source>
        <translation>4 s an, 26 s aus, 3000 Pulse</translation>
    </message>
    <message>
        <source>Intermittent theta burst</source>
        <translation>Intermittierender Theta-Burst</translation>
    </message>
    <message>
        <source>3 pulses at 50 Hz every 0.2 s, 2 s on, 8 s off, 600 pulses</source>
        <translation>3 Pulse mit 50 Hz alle 0.2 s, 2 s an, 8 s aus, 600 Pulse</translation>
    </message>
    <message>
        <source>Continuous theta burst</source>
        <translation>Kontinuierlicher Theta-Burst</translation>
    </message>
    <message>
        <source>3 pulses at 50 Hz every 0.2 s for 40 s, 600 pulses</source>
        <translation>3 Pulse mit 50 Hz alle 0.2 s über 40 s, 600 Pulse</translation>
    </message>
    <message>
        <source>A resection names at least one region.</source>
        <translation>Eine Resektion nennt mindestens eine Region.</translation>
    </message>
    <message>
        <source>A disconnection names at least one edge.</source>
        <translation>Eine Durchtrennung nennt mindestens eine Kante.</translation>
    </message>
    <message>
        <source>A stimulation names at least one target region.</source>
        <translation>Eine Stimulation nennt mindestens eine Zielregion.</translation>
    </message>
    <message>
        <source>The stimulation frequency must be above 0 Hz.</source>
        <translation>Die Stimulationsfrequenz muss über 0 Hz liegen.</translation>
    </message>
    <message>
        <source>Pulses and bursts of these numbers do not fit into a period of {period:g} s; lower the frequency, or shorten what belongs to a period.</source>
        <translation>Pulse und Bursts dieser Zahlen passen nicht in eine Periode von {period:g} s; die Frequenz senken oder kürzen, was zu einer Periode gehört.</translation>
    </message>
    <message>
        <source>The pulse width is {width:g} s; it must be above 0 and at most {longest:g} s to fit into a period.</source>
        <translation>Die Pulsbreite ist {width:g} s; sie muss über 0 und höchstens {longest:g} s sein, um in eine Periode zu passen.</translation>
    </message>
    <message>
        <source>The stimulation must stop after it starts.</source>
        <translation>Die Stimulation muss nach ihrem Beginn enden.</translation>
    </message>
    <message>
        <source>The stimulation gives {region} the weight {weight:g}; expected a share of the amplitude, -1 to 1 and not 0.</source>
        <translation>Die Stimulation gibt {region} das Gewicht {weight:g}; erwartet wird ein Anteil der Amplitude, -1 bis 1 und nicht 0.</translation>
    </message>
    <message>
        <source>The drawn course lasts {seconds:g} s and cannot begin again every {every:g} s.</source>
        <translation>Der gezeichnete Verlauf dauert {seconds:g} s und kann nicht alle {every:g} s neu beginnen.</translation>
    </message>
    <message>
        <source>A scenario needs 2 to 4096 noise seeds.</source>
        <translation>Ein Szenario braucht 2 bis 4096 Startwerte des Rauschens.</translation>
    </message>
    <message>
        <source>Familiarity of this prediction is not estimated: how far a plan leads beyond what was fitted is measured for twins of activity only.</source>
        <translation>Vertrautheit dieser Vorhersage: nicht geschätzt. Wie weit ein Plan über das Angepasste hinausführt, wird nur für Zwillinge der Aktivität gemessen.</translation>
    </message>
    <message>
        <source>A plan needs a name.</source>
        <translation>Ein Plan braucht einen Namen.</translation>
    </message>
    <message>
        <source>Positions in &apos;{source}&apos; cannot be brought to &apos;{target}&apos;: no transform between these spaces is known. State the spaces, or give positions in MNI.</source>
        <translation>Positionen in „{source}“ lassen sich nicht nach „{target}“ bringen: Keine Transformation zwischen diesen Räumen ist bekannt. Die Räume angeben oder Positionen in MNI geben.</translation>
    </message>
    <message>
        <source>Response of the other regions</source>
        <translation>Antwort der anderen Regionen</translation>
    </message>
    <message>
        <source>Power of the other regions that follows</source>
        <translation>Folgende Leistung der anderen Regionen</translation>
    </message>
    <message>
        <source>FC change of the other regions (rms)</source>
        <translation>FC-Änderung der anderen Regionen (rms)</translation>
    </message>
    <message>
        <source>Mean FC of the other regions</source>
        <translation>Mittlere FC der anderen Regionen</translation>
    </message>
    <message>
        <source>Mean FC of the other regions, lowered</source>
        <translation>Mittlere FC der anderen Regionen, gesenkt</translation>
    </message>
    <message>
        <source>Log power of the other regions</source>
        <translation>Logarithmische Leistung der anderen Regionen</translation>
    </message>
    <message>
        <source>Log power of the other regions, lowered</source>
        <translation>Logarithmische Leistung der anderen Regionen, gesenkt</translation>
    </message>
    <message>
        <source>Log power of stimulated regions</source>
        <translation>Logarithmische Leistung der stimulierten Regionen</translation>
    </message>
    <message>
        <source>Log power of stimulated regions, lowered</source>
        <translation>Logarithmische Leistung stimulierter Regionen, gesenkt</translation>
    </message>
    <message>
        <source>Distance to the wanted FC, closed</source>
        <translation>Abstand zur gewünschten FC, geschlossen</translation>
    </message>
    <message>
        <source>A search needs an amplitude: the highest allowed.</source>
        <translation>Eine Suche braucht eine Amplitude: die höchste erlaubte.</translation>
    </message>
    <message>
        <source>Frequencies from {low:g} to {high:g} Hz are no range.</source>
        <translation>Frequenzen von {low:g} bis {high:g} Hz sind kein Bereich.</translation>
    </message>
    <message>
        <source>A search stays within what the twin knows by weaker amplitudes; let it choose how.</source>
        <translation>Eine Suche bleibt durch schwächere Amplituden in dem, was der Zwilling kennt; sie muss das Wie wählen dürfen.</translation>
    </message>
    <message>
        <source>The radius of the ablation is {radius:g} mm; it must be above 0 and at most {largest:g} mm.</source>
        <translation>Der Radius der Ablation ist {radius:g} mm; er muss über 0 und höchstens {largest:g} mm sein.</translation>
    </message>
    <message>
        <source>An ablation</source>
        <translation>Eine Ablation</translation>
    </message>
    <message>
        <source>{damage} touches no region and no connection.</source>
        <translation>{damage} berührt keine Region und keine Verbindung.</translation>
    </message>
    <message>
        <source>Conduction slows by the factor {factor:g}; it must lie between 1 and {slowest:g}.</source>
        <translation>Die Leitung verlangsamt sich um den Faktor {factor:g}; er muss zwischen 1 und {slowest:g} liegen.</translation>
    </message>
    <message>
        <source>The removed fraction is {fraction:g}; it must be above 0 and at most 1.</source>
        <translation>Der entfernte Anteil ist {fraction:g}; er muss über 0 und höchstens 1 sein.</translation>
    </message>
    <message>
        <source>{what} touches no region of this brain.</source>
        <translation>{what} berührt keine Region dieses Gehirns.</translation>
    </message>
    <message>
        <source>{what} takes a share of {wrong:g}; it must be above 0 and at most 1.</source>
        <translation>{what} nimmt einen Anteil von {wrong:g}; er muss über 0 und höchstens 1 sein.</translation>
    </message>
    <message>
        <source>A region counts as removed from a share of {share:g}; it must be above 0 and at most 1.</source>
        <translation>Eine Region gilt ab einem Anteil von {share:g} als entfernt; er muss über 0 und höchstens 1 sein.</translation>
    </message>
    <message>
        <source>What if {parameter}: an amount is not a finite number.</source>
        <translation>Was wäre, wenn {parameter}: ein Betrag ist keine endliche Zahl.</translation>
    </message>
    <message>
        <source>What if {parameter}: a factor must be 0 or more.</source>
        <translation>Was wäre, wenn {parameter}: ein Faktor muss 0 oder mehr sein.</translation>
    </message>
    <message>
        <source>How far regions lie from {damage} is not known (no centres in a common space): excitability around it cannot be changed.</source>
        <translation>Wie weit Regionen von {damage} liegen, ist nicht bekannt (keine Zentren in einem gemeinsamen Raum): Die Erregbarkeit darum lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>The width of the change around damage must be above 0 mm.</source>
        <translation>Die Breite der Änderung um den Schaden muss über 0 mm liegen.</translation>
    </message>
    <message>
        <source>No region lies near {damage}.</source>
        <translation>Keine Region liegt nahe {damage}.</translation>
    </message>
    <message>
        <source>Disconnect the cortex of the left hemisphere from the rest of the brain (hemispherotomy).</source>
        <translation>Kortex der linken Hemisphäre vom übrigen Gehirn trennen (Hemisphärotomie).</translation>
    </message>
    <message>
        <source>Disconnect the cortex of the right hemisphere from the rest of the brain (hemispherotomy).</source>
        <translation>Kortex der rechten Hemisphäre vom übrigen Gehirn trennen (Hemisphärotomie).</translation>
    </message>
    <message>
        <source>Cut the corpus callosum, complete</source>
        <translation>Corpus callosum durchtrennen, vollständig</translation>
    </message>
    <message>
        <source>Cut the corpus callosum, anterior two thirds</source>
        <translation>Corpus callosum durchtrennen, vordere zwei Drittel</translation>
    </message>
    <message>
        <source>measured on the patient&apos;s surface</source>
        <translation>an der Oberfläche des Patienten gemessen</translation>
    </message>
    <message>
        <source>approximate: regions taken for spheres</source>
        <translation>Näherung: Regionen als Kugeln genommen</translation>
    </message>
    <message>
        <source>cortex on the patient&apos;s surface, the rest approximate</source>
        <translation>Kortex an der Oberfläche des Patienten, das Übrige genähert</translation>
    </message>
    <message>
        <source>measured with a mask</source>
        <translation>mit einer Maske gemessen</translation>
    </message>
    <message>
        <source>Ablate a sphere of {radius} around ({point}) mm, {space}: {lost} ({measured}).</source>
        <translation>Kugel von {radius} um ({point}) mm ablatieren, {space}: {lost} ({measured}).</translation>
    </message>
    <message>
        <source>, {share} of it</source>
        <translation>, {share} davon</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>times {value}</source>
        <translation>mal {value}</translation>
    </message>
    <message>
        <source>set to {value}</source>
        <translation>gesetzt auf {value}</translation>
    </message>
    <message>
        <source>weight of {source} → {target}</source>
        <translation>Gewicht von {source} → {target}</translation>
    </message>
    <message>
        <source>Remove {regions} with all connections.</source>
        <translation>{regions} mit allen Verbindungen entfernen.</translation>
    </message>
    <message>
        <source>Weaken all connections of {regions} by {share}.</source>
        <translation>Alle Verbindungen von {regions} um {share} schwächen.</translation>
    </message>
    <message>
        <source>Cut the connection {edges}.</source>
        <translation>Verbindung {edges} durchtrennen.</translation>
    </message>
    <message>
        <source>Weaken the connection {edges} by {share}.</source>
        <translation>Verbindung {edges} um {share} schwächen.</translation>
    </message>
    <message>
        <source>{count} connections through it, in part or whole</source>
        <translation>{count} hindurchlaufende Verbindungen, teilweise oder ganz</translation>
    </message>
    <message>
        <source>delays of these up to {factor} times longer</source>
        <translation>deren Laufzeiten bis zu {factor}-mal länger</translation>
    </message>
    <message>
        <source>{damage} takes {parts}{how}.</source>
        <translation>{damage} nimmt {parts}{how}.</translation>
    </message>
    <message>
        <source>What if {parameter}: {amount}.</source>
        <translation>Was wäre, wenn {parameter}: {amount}.</translation>
    </message>
    <message>
        <source>What if {parameter} in {regions}: {amount}.</source>
        <translation>Was wäre, wenn {parameter} in {regions}: {amount}.</translation>
    </message>
    <message>
        <source>amplitude {value} model units per second</source>
        <translation>Amplitude {value} Modelleinheiten je Sekunde</translation>
    </message>
    <message>
        <source>constant input, {size}</source>
        <translation>konstante Eingabe, {size}</translation>
    </message>
    <message>
        <source>sine at {frequency}, {size}, phase {phase}</source>
        <translation>Sinus mit {frequency}, {size}, Phase {phase}</translation>
    </message>
    <message>
        <source>pulses of {width} at {frequency}, {size}</source>
        <translation>Pulse von {width} mit {frequency}, {size}</translation>
    </message>
    <message>
        <source>from {start} to the end</source>
        <translation>von {start} bis zum Ende</translation>
    </message>
    <message>
        <source>from {start} to {stop}</source>
        <translation>von {start} bis {stop}</translation>
    </message>
    <message>
        <source>Stimulate {regions}: {kind}, {when}.</source>
        <translation>{regions} stimulieren: {kind}, {when}.</translation>
    </message>
    <message>
        <source> By {stimulator}.</source>
        <translation> Durch {stimulator}.</translation>
    </message>
    <message>
        <source>{count} points in {time}</source>
        <translation>{count} Punkte in {time}</translation>
    </message>
    <message>
        <source>at {frequency}</source>
        <translation>mit {frequency}</translation>
    </message>
    <message>
        <source>pulses of {width}</source>
        <translation>Pulse von {width}</translation>
    </message>
    <message>
        <source>A twin needs structural weights between regions.</source>
        <translation>Ein Zwilling braucht strukturelle Gewichte zwischen Regionen.</translation>
    </message>
    <message>
        <source>No connectome</source>
        <translation>Kein Konnektom</translation>
    </message>
    <message>
        <source>Computed from distances between regions, not tracked.</source>
        <translation>Aus Abständen zwischen Regionen berechnet, nicht verfolgt.</translation>
    </message>
    <message>
        <source>Tract lengths are estimated</source>
        <translation>Bahnlängen sind geschätzt</translation>
    </message>
    <message>
        <source>Without fMRI nothing can be fitted to resting dynamics.</source>
        <translation>Ohne fMRT lässt sich nichts an Ruhedynamik anpassen.</translation>
    </message>
    <message>
        <source>Without fMRI nothing can be fitted to resting dynamics but the EEG.</source>
        <translation>Ohne fMRT lässt sich nur das EEG an Ruhedynamik anpassen.</translation>
    </message>
    <message>
        <source>No fMRI recording</source>
        <translation>Keine fMRT-Aufnahme</translation>
    </message>
    <message>
        <source>{run}: no channel of the brain</source>
        <translation>{run}: kein Kanal des Gehirns</translation>
    </message>
    <message>
        <source>All are left out.</source>
        <translation>Alle sind weggelassen.</translation>
    </message>
    <message>
        <source>Simulated spectra agree with measured ones</source>
        <translation>Simulierte Spektren stimmen mit gemessenen überein</translation>
    </message>
    <message>
        <source>held-out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>fitted data</source>
        <translation>angepasste Daten</translation>
    </message>
    <message>
        <source>Agreement of simulated with measured spectra: not estimated.</source>
        <translation>Übereinstimmung simulierter mit gemessenen Spektren: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Simulated spectra agree only weakly with measured ones</source>
        <translation>Simulierte Spektren stimmen nur schwach mit gemessenen überein</translation>
    </message>
    <message>
        <source>{claim}: r = {r} of log power over channels and frequencies ({where}; ceiling of this recording {ceiling}, noise with the same spectra {floor}).</source>
        <translation>{claim}: r = {r} der logarithmischen Leistung über Kanäle und Frequenzen ({where}; Obergrenze dieser Aufnahme {ceiling}, Rauschen mit denselben Spektren {floor}).</translation>
    </message>
    <message>
        <source>No alpha peak stands out in the recording.</source>
        <translation>Kein Alpha-Gipfel ragt in der Aufnahme heraus.</translation>
    </message>
    <message>
        <source>The twin has no alpha peak; the recording has one at {frequency}.</source>
        <translation>Der Zwilling hat keinen Alpha-Gipfel; die Aufnahme hat einen bei {frequency}.</translation>
    </message>
    <message>
        <source>Alpha peak {own}, measured {measured} ({where}).</source>
        <translation>Alpha-Gipfel {own}, gemessen {measured} ({where}).</translation>
    </message>
    <message>
        <source>Coupling of channels with a lag: not estimated.</source>
        <translation>Kopplung der Kanäle mit Verzögerung: nicht geschätzt.</translation>
    </message>
    <message>
        <source>no better than noise with the same spectra</source>
        <translation>nicht besser als Rauschen mit denselben Spektren</translation>
    </message>
    <message>
        <source>beyond what spectra and mixing explain</source>
        <translation>über das hinaus, was Spektren und Mischung erklären</translation>
    </message>
    <message>
        <source>, ceiling {r}</source>
        <translation>, Obergrenze {r}</translation>
    </message>
    <message>
        <source>Coupling with a lag (imaginary coherence, alpha): r = {r}, {claim} ({where}; noise {floor}{ceiling}).</source>
        <translation>Kopplung mit Verzögerung (imaginäre Kohärenz, Alpha): r = {r}, {claim} ({where}; Rauschen {floor}{ceiling}).</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Woraus</translation>
    </message>
    <message>
        <source>Noise seeds</source>
        <translation>Startwerte</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>The recordings of this person, as they were imported.</source>
        <translation>Die Aufnahmen dieses Menschen, wie sie importiert wurden.</translation>
    </message>
    <message>
        <source>The files of this person, as they were imported.</source>
        <translation>Die Dateien dieses Menschen, wie sie importiert wurden.</translation>
    </message>
    <message>
        <source>The selected twin of seizures; the panel names the recordings of seizures that it was fitted to, and the report their hashes.</source>
        <translation>Der gewählte Anfallszwilling; der Bereich nennt die Aufnahmen von Anfällen, an die er angepasst wurde, und der Bericht ihre Hashes.</translation>
    </message>
    <message>
        <source>No twin is selected: nothing was computed yet.</source>
        <translation>Kein Zwilling ist gewählt: Es wurde noch nichts berechnet.</translation>
    </message>
    <message>
        <source>{twin} of {patient}</source>
        <translation>{twin} von {patient}</translation>
    </message>
    <message>
        <source>no plan is selected</source>
        <translation>kein Plan ist gewählt</translation>
    </message>
    <message>
        <source>plan “{name}”</source>
        <translation>Plan „{name}“</translation>
    </message>
    <message>
        <source>Simulations of {twin}: {plan}.</source>
        <translation>Simulationen von {twin}: {plan}.</translation>
    </message>
    <message>
        <source>The fitted values of {twin}, no further data.</source>
        <translation>Die angepassten Werte von {twin}, keine weiteren Daten.</translation>
    </message>
    <message>
        <source>{twin}, fitted to {runs}; measured beside it is what was fitted.</source>
        <translation>{twin}, angepasst an {runs}; das Gemessene daneben ist, woran angepasst wurde.</translation>
    </message>
    <message>
        <source>{twin}, fitted to {runs}.</source>
        <translation>{twin}, angepasst an {runs}.</translation>
    </message>
    <message>
        <source>The panel names what it was asked of.</source>
        <translation>Der Bereich nennt, wovon es verlangt wurde.</translation>
    </message>
    <message>
        <source>Judged by the last {share} of every run, held out from the fit.</source>
        <translation>Beurteilt an den letzten {share} jedes Laufs, bei der Anpassung zurückgehalten.</translation>
    </message>
    <message>
        <source>Nothing was held out in the fit: recordings of the project that it did not see judge it where there are any, else its own.</source>
        <translation>Bei der Anpassung wurde nichts zurückgehalten: Aufnahmen des Projekts, die sie nicht gesehen hat, beurteilen ihn, wo es welche gibt, sonst seine eigenen.</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation>{count} Läufe</translation>
    </message>
    <message>
        <source>{runs}; prior from other people: {people}</source>
        <translation>{runs}; Vorwissen von anderen Personen: {people}</translation>
    </message>
    <message>
        <source>Of the fit; runs with and without a plan have the same draws.</source>
        <translation>Die der Anpassung; Läufe mit und ohne Plan haben dieselben Ziehungen.</translation>
    </message>
    <message>
        <source>{count} paired runs, first seed {seed}</source>
        <translation>{count} gepaarte Läufe, erster Startwert {seed}</translation>
    </message>
    <message>
        <source>none; the fit had seed {seed}</source>
        <translation>keine; die Anpassung hatte Startwert {seed}</translation>
    </message>
    <message>
        <source>the fit had seed {seed}; {count} free runs judge it</source>
        <translation>die Anpassung hatte Startwert {seed}; {count} freie Läufe beurteilen sie</translation>
    </message>
    <message>
        <source>within noise</source>
        <translation>im Rauschen</translation>
    </message>
    <message>
        <source>95 % of runs</source>
        <translation>95 % der Läufe</translation>
    </message>
    <message>
        <source>size of change</source>
        <translation>Größe der Änderung</translation>
    </message>
    <message>
        <source>clear increase</source>
        <translation>klare Zunahme</translation>
    </message>
    <message>
        <source>clear decrease</source>
        <translation>klare Abnahme</translation>
    </message>
    <message>
        <source>increase so far</source>
        <translation>bisher Zunahme</translation>
    </message>
    <message>
        <source>decrease so far</source>
        <translation>bisher Abnahme</translation>
    </message>
    <message>
        <source>Plan against unedited twin, each row on its own scale</source>
        <translation>Plan gegen unveränderten Zwilling, jede Zeile auf ihrer eigenen Skala</translation>
    </message>
    <message>
        <source>Plan against unedited twin, % of its value</source>
        <translation>Plan gegen unveränderten Zwilling, % seines Werts</translation>
    </message>
    <message>
        <source>Anatomical weight / largest</source>
        <translation>Anatomisches Gewicht / größtes</translation>
    </message>
    <message>
        <source>Learned weight / largest</source>
        <translation>Gelerntes Gewicht / größtes</translation>
    </message>
    <message>
        <source>r = {r}   ({count} weights)</source>
        <translation>r = {r}   ({count} Gewichte)</translation>
    </message>
    <message>
        <source>Error variance over the variance of the signal, mean over regions, with its 95 % interval: 0 is perfect, 1 as good as the mean.</source>
        <translation>Varianz des Fehlers geteilt durch die des Signals, Mittel über Regionen, mit 95-%-Intervall: 0 ist vollkommen, 1 so gut wie das Mittel.</translation>
    </message>
    <message>
        <source>better at {samples}</source>
        <translation>besser bei {samples}</translation>
    </message>
    <message>
        <source>worse at {samples}</source>
        <translation>schlechter bei {samples}</translation>
    </message>
    <message>
        <source>not told apart at {samples}</source>
        <translation>nicht zu unterscheiden bei {samples}</translation>
    </message>
    <message>
        <source>better by {value} {interval}</source>
        <translation>besser um {value} {interval}</translation>
    </message>
    <message>
        <source>worse by {value} {interval}</source>
        <translation>schlechter um {value} {interval}</translation>
    </message>
    <message>
        <source>not told apart</source>
        <translation>nicht zu unterscheiden</translation>
    </message>
    <message>
        <source>1 sample ({time})</source>
        <translation>1 Abtastung ({time})</translation>
    </message>
    <message>
        <source>{count} samples ({time})</source>
        <translation>{count} Abtastungen ({time})</translation>
    </message>
    <message>
        <source>{verdicts} samples ahead</source>
        <translation>{verdicts} Abtastungen voraus</translation>
    </message>
    <message>
        <source>The filtered start against the last sample alone: {each}.</source>
        <translation>Der gefilterte Anfang gegen den letzten Messwert allein: {each}.</translation>
    </message>
    <message>
        <source>The twin against {other}: {each}.</source>
        <translation>Der Zwilling gegen {other}: {each}.</translation>
    </message>
    <message>
        <source>{horizon} ahead {change}</source>
        <translation>{horizon} voraus {change}</translation>
    </message>
    <message>
        <source>Rows respond, columns are stimulated: a pulse to one region at a time, against the same noise without it, per area of the pulse. 90 % intervals over runs; the twin&apos;s own uncertainty is not in them.</source>
        <translation>Zeilen antworten, Spalten werden stimuliert: ein Puls auf je eine Region, gegen dasselbe Rauschen ohne ihn, je Fläche des Pulses. 90-%-Intervalle über Läufe; die Unsicherheit des Zwillings selbst ist nicht darin.</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Gipfel</translation>
    </message>
    <message>
        <source>Area (s)</source>
        <translation>Fläche (s)</translation>
    </message>
    <message>
        <source>Time of the peak (s)</source>
        <translation>Zeit des Gipfels (s)</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>tract length</source>
        <translation>Bahnlänge</translation>
    </message>
    <message>
        <source>anatomical weight</source>
        <translation>anatomisches Gewicht</translation>
    </message>
    <message>
        <source>{region} after a pulse to {stimulated}</source>
        <translation>{region} nach einem Puls auf {stimulated}</translation>
    </message>
    <message>
        <source>{region} after a pulse to itself</source>
        <translation>{region} nach einem Puls auf sich selbst</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>bis {time}</translation>
    </message>
    <message>
        <source>at no time</source>
        <translation>zu keiner Zeit</translation>
    </message>
    <message>
        <source>{where}: peak {peak} after {time}; above its scatter at rest {until}.</source>
        <translation>{where}: Gipfel {peak} nach {time}; über der Streuung in Ruhe {until}.</translation>
    </message>
    <message>
        <source>Peaks rank with {order}.</source>
        <translation>Gipfel ordnen sich nach: {order}.</translation>
    </message>
    <message>
        <source>Free runs of the network with global coupling, and its balance of excitation and inhibition beside it, times a factor; the same noise everywhere. 90 % intervals of means over runs.</source>
        <translation>Freie Läufe des Netzwerks mit globaler Kopplung und daneben seiner Balance von Erregung und Hemmung, mal einem Faktor; überall dasselbe Rauschen. 90-%-Intervalle der Mittel über Läufe.</translation>
    </message>
    <message>
        <source>Mean FC</source>
        <translation>Mittlere FC</translation>
    </message>
    <message>
        <source>Growth at rest (1/s)</source>
        <translation>Wachstum in Ruhe (1/s)</translation>
    </message>
    <message>
        <source>Coupling × {factor}</source>
        <translation>Kopplung × {factor}</translation>
    </message>
    <message>
        <source>{number}, interval not estimated</source>
        <translation>{number}, Intervall nicht geschätzt</translation>
    </message>
    <message>
        <source>As fitted: {point}.</source>
        <translation>Wie angepasst: {point}.</translation>
    </message>
    <message>
        <source> Dashed: that of the recording, {number}.</source>
        <translation> Gestrichelt: das der Aufnahme, {number}.</translation>
    </message>
    <message>
        <source> Above 0 the network does not come to rest.</source>
        <translation> Über 0 kommt das Netzwerk nicht zur Ruhe.</translation>
    </message>
    <message>
        <source>{number} (interval not estimated)</source>
        <translation>{number} (Intervall nicht geschätzt)</translation>
    </message>
    <message>
        <source>Directions filled: twin {number}</source>
        <translation>Gefüllte Richtungen: Zwilling {number}</translation>
    </message>
    <message>
        <source>, recording {number}</source>
        <translation>, Aufnahme {number}</translation>
    </message>
    <message>
        <source>Overlap of the first {count} axes: {overlap}; of halves of the recording {halves}; of random axes {chance}</source>
        <translation>Überlappung der ersten {count} Achsen: {overlap}; der Hälften der Aufnahme {halves}; zufälliger Achsen {chance}</translation>
    </message>
    <message>
        <source>Each factor was taken out and the plan run again with the same noise: whole effect minus the effect without it, mean and middle 95 % of paired runs. Shares are of means, their own intervals not estimated; factors overlap, so they need not add up to 1.</source>
        <translation>Jeder Faktor wurde herausgenommen und der Plan mit demselben Rauschen erneut gerechnet: ganze Wirkung minus Wirkung ohne ihn, Mittel und mittlere 95 % der gepaarten Läufe. Anteile sind die der Mittel, ihre eigenen Intervalle nicht geschätzt; Faktoren überlappen, daher müssen sie nicht 1 ergeben.</translation>
    </message>
    <message>
        <source>Linear theory: share of the change of the mean FC that it foretells, by integrated gradients; all changed connections together make 1.</source>
        <translation>Lineare Theorie: Anteil an der Änderung der mittleren FC, den sie vorhersagt, durch integrierte Gradienten; alle geänderten Verbindungen zusammen ergeben 1.</translation>
    </message>
    <message>
        <source>No factor could be taken out.</source>
        <translation>Kein Faktor ließ sich herausnehmen.</translation>
    </message>
    <message>
        <source>Resting data cannot fix the gain of stimulation: how strongly an input acts on a region is an assumption here, not a finding. Only a stimulation experiment (CCEP, TMS-EEG) can calibrate it.</source>
        <translation>Ruhedaten können die Verstärkung der Stimulation nicht festlegen: Wie stark eine Eingabe auf eine Region wirkt, ist hier eine Annahme, kein Befund. Nur ein Stimulationsexperiment (CCEP, TMS-EEG) kann sie kalibrieren.</translation>
    </message>
    <message>
        <source>Simulated FC agrees with measured FC</source>
        <translation>Simulierte FC stimmt mit gemessener FC überein</translation>
    </message>
    <message>
        <source>Simulated FC agrees with measured FC no better than structure alone</source>
        <translation>Simulierte FC stimmt mit gemessener FC nicht besser überein als Struktur allein</translation>
    </message>
    <message>
        <source>Simulated FC agrees only weakly with measured FC</source>
        <translation>Simulierte FC stimmt nur schwach mit gemessener FC überein</translation>
    </message>
    <message>
        <source>No twin has been fitted to this person yet.</source>
        <translation>Noch kein Zwilling wurde an diese Person angepasst.</translation>
    </message>
    <message>
        <source>A twin of this person&apos;s seizures; none of recordings at rest was fitted.</source>
        <translation>Ein Zwilling der Anfälle dieser Person; an Ruheaufnahmen wurde keiner angepasst.</translation>
    </message>
    <message>
        <source>The fit diverged: {why} Its numbers describe no brain.</source>
        <translation>Die Anpassung divergierte: {why} Ihre Zahlen beschreiben kein Gehirn.</translation>
    </message>
    <message>
        <source>No recording was held out. Agreement with the data a twin was fitted to says little about the person; evaluate it on another recording.</source>
        <translation>Keine Aufnahme wurde zurückgehalten. Übereinstimmung mit den Daten, an die ein Zwilling angepasst wurde, sagt wenig über die Person; an einer anderen Aufnahme prüfen.</translation>
    </message>
    <message>
        <source>The twin agrees much better with the data it was fitted to than with held-out data: part of the fit is noise of that recording. Trust the held-out number.</source>
        <translation>Der Zwilling stimmt mit den Daten, an die er angepasst wurde, viel besser überein als mit zurückgehaltenen: Ein Teil der Anpassung ist Rauschen jener Aufnahme. Verlässlich ist die Zahl der zurückgehaltenen Daten.</translation>
    </message>
    <message>
        <source>Memorising: not estimated.</source>
        <translation>Auswendiglernen: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Agreement of simulated with measured FC</source>
        <translation>Übereinstimmung von simulierter mit gemessener FC</translation>
    </message>
    <message>
        <source>about {r}</source>
        <translation>etwa {r}</translation>
    </message>
    <message>
        <source>{claim}: r = {fit} (held-out {held_out}; structure alone {floor}; ceiling of this recording {ceiling}).</source>
        <translation>{claim}: r = {fit} (zurückgehalten {held_out}; Struktur allein {floor}; Obergrenze dieser Aufnahme {ceiling}).</translation>
    </message>
    <message>
        <source>training data</source>
        <translation>Trainingsdaten</translation>
    </message>
    <message>
        <source>Dynamics ({where}): distributions of FC over time (FCD) differ by KS = {fcd} (0 would be equal; the recording against itself {ceiling}); metastability is off by {metastability}; log spectra correlate with r = {spectra}.</source>
        <translation>Dynamik ({where}): Verteilungen der FC über die Zeit (FCD) unterscheiden sich um KS = {fcd} (0 wäre gleich; die Aufnahme gegen sich selbst {ceiling}); die Metastabilität weicht um {metastability} ab; logarithmische Spektren korrelieren mit r = {spectra}.</translation>
    </message>
    <message>
        <source>{free} free values; intervals of parameters: not estimated.</source>
        <translation>{free} freie Werte; Intervalle der Parameter: nicht geschätzt.</translation>
    </message>
    <message>
        <source>{free} free values; intervals for {told} of {count} parameters.</source>
        <translation>{free} freie Werte; Intervalle für {told} von {count} Parametern.</translation>
    </message>
    <message>
        <source>Learned weights correlate with anatomy with r = {r}.</source>
        <translation>Gelernte Gewichte korrelieren mit der Anatomie mit r = {r}.</translation>
    </message>
    <message>
        <source>FC correlation: {numbers}.</source>
        <translation>FC-Korrelation: {numbers}.</translation>
    </message>
    <message>
        <source>FC correlation, 0 to 1.</source>
        <translation>FC-Korrelation, 0 bis 1.</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>erfasst</translation>
    </message>
    <message>
        <source>not sampled</source>
        <translation>nicht erfasst</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Leading eigenvectors of phase coherence (LEiDA), regions by hemisphere (seam).</source>
        <translation>Führende Eigenvektoren der Phasenkohärenz (LEiDA), Regionen nach Hemisphäre (Naht).</translation>
    </message>
    <message>
        <source>State: regions apart</source>
        <translation>Zustand: abgesetzte Regionen</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichk.</translation>
    </message>
    <message>
        <source>Dwell</source>
        <translation>Verweildauer</translation>
    </message>
    <message>
        <source>{count} states as strips over regions, measured above simulated.</source>
        <translation>{count} Zustände als Streifen über Regionen, gemessene über simulierten.</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Probability that a region can begin a seizure by itself, over an ensemble of fits. A region without a contact within 15 mm is not sampled: the recordings say nothing of it, and it is never named.</source>
        <translation>Wahrscheinlichkeit, dass eine Region von sich aus einen Anfall beginnen kann, über ein Ensemble von Anpassungen. Eine Region ohne Kontakt innerhalb von 15 mm ist nicht erfasst: Die Aufnahmen sagen nichts über sie, und sie wird nie genannt.</translation>
    </message>
    <message>
        <source>Regions that take part in most draws, by their delay after the first; 90 % over draws.</source>
        <translation>Regionen, die in den meisten Ziehungen teilnehmen, nach ihrer Verzögerung zur ersten; 90 % über Ziehungen.</translation>
    </message>
    <message>
        <source>Regions that seize as the coupling is multiplied; band: 90 % over draws. Intervals of factors and shares in the sentence: not estimated.</source>
        <translation>Regionen mit Anfall, wenn die Kopplung vervielfacht wird; Band: 90 % über Ziehungen. Intervalle der Faktoren und Anteile im Satz: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Candidates, not an answer: several sets do as well within their intervals, and none was tried on a person.</source>
        <translation>Kandidaten, keine Antwort: Mehrere Mengen sind innerhalb ihrer Intervalle gleich gut, und keine wurde an einer Person erprobt.</translation>
    </message>
    <message>
        <source>Agreement with the clinician&apos;s seizure onset zone and with resected contacts: not estimated, for no contact is marked.</source>
        <translation>Übereinstimmung mit der klinischen Anfallsursprungszone und mit resezierten Kontakten: nicht geschätzt, denn kein Kontakt ist markiert.</translation>
    </message>
    <message>
        <source>No region takes part in most draws: no order to show.</source>
        <translation>Keine Region nimmt in den meisten Ziehungen teil: keine Reihenfolge zu zeigen.</translation>
    </message>
    <message>
        <source>Interval of costs: not estimated (they are counted in the connectome).</source>
        <translation>Intervall der Kosten: nicht geschätzt (sie sind im Konnektom gezählt).</translation>
    </message>
    <message>
        <source>seizure onset zone of the clinician</source>
        <translation>klinischen Anfallsursprungszone</translation>
    </message>
    <message>
        <source>resected contacts</source>
        <translation>Menge resezierter Kontakte</translation>
    </message>
    <message>
        <source>Variance of rises explained: {seen} at contacts that were fitted, {unseen} at contacts left out; intervals not estimated.</source>
        <translation>Erklärte Varianz der Anstiege: {seen} an angepassten Kontakten, {unseen} an weggelassenen Kontakten; Intervalle nicht geschätzt.</translation>
    </message>
    <message>
        <source>Agreement with the hypothesis: not estimated, for it holds no region to be the zone.</source>
        <translation>Übereinstimmung mit der Hypothese: nicht geschätzt, denn sie hält keine Region für die Zone.</translation>
    </message>
    <message>
        <source>Hypothesis, given to this fit: {found} regions of its zone are named; {held} named regions are in it.</source>
        <translation>Hypothese, dieser Anpassung vorgegeben: {found} Regionen ihrer Zone sind genannt; {held} genannte Regionen liegen in ihr.</translation>
    </message>
    <message>
        <source>Of the contacts in the clinician&apos;s zone {share} were resected.</source>
        <translation>Von den Kontakten der klinischen Zone wurden {share} reseziert.</translation>
    </message>
    <message>
        <source>Agreement with the {what}: not estimated, for none is marked.</source>
        <translation>Übereinstimmung mit der {what}: nicht geschätzt, denn keiner ist markiert.</translation>
    </message>
    <message>
        <source>, {count} of them outside all regions</source>
        <translation>, {count} davon außerhalb aller Regionen</translation>
    </message>
    <message>
        <source>Agreement with the {what}: not estimated, for none of the {contacts} marked contacts lies in a region.</source>
        <translation>Übereinstimmung mit der {what}: nicht geschätzt, denn keiner der {contacts} markierten Kontakte liegt in einer Region.</translation>
    </message>
    <message>
        <source>The {what} ({contacts} contacts{outside}): {found} regions with such a contact are named; {held} named regions hold one.</source>
        <translation>Zu der {what} ({contacts} Kontakte{outside}): {found} Regionen mit einem solchen Kontakt sind genannt; {held} genannte Regionen enthalten einen.</translation>
    </message>
    <message>
        <source>none of 0 (not estimated)</source>
        <translation>0 von 0 (nicht geschätzt)</translation>
    </message>
    <message>
        <source>{part} of {count} ({share} {interval})</source>
        <translation>{part} von {count} ({share} {interval})</translation>
    </message>
    <message>
        <source>Likelihood of a seizure</source>
        <translation>Wahrscheinlichkeit eines Anfalls</translation>
    </message>
    <message>
        <source>x0: excitability, mean of the posterior.</source>
        <translation>x0: Erregbarkeit, Mittel des Posteriors.</translation>
    </message>
    <message>
        <source>“{name}” was not run: its outcome is not estimated.</source>
        <translation>„{name}“ wurde nicht gerechnet: Das Ergebnis ist nicht geschätzt.</translation>
    </message>
    <message>
        <source>Runs of each plan: {counts}; 90 % over draws.</source>
        <translation>Läufe je Plan: {counts}; 90 % über Ziehungen.</translation>
    </message>
    <message>
        <source>“{name}”: {moved}</source>
        <translation>„{name}“: {moved}</translation>
    </message>
    <message>
        <source>{count}, seed {seed}</source>
        <translation>{count}, Startwert {seed}</translation>
    </message>
    <message>
        <source>Held before the fit</source>
        <translation>Vor der Anpassung angenommen</translation>
    </message>
    <message>
        <source>Plans on seizures</source>
        <translation>Pläne an Anfällen</translation>
    </message>
    <message>
        <source>With “{name}”</source>
        <translation>Mit „{name}“</translation>
    </message>
    <message>
        <source>“{name}”, recovered</source>
        <translation>„{name}“, erholt</translation>
    </message>
    <message>
        <source>Burden as the template assumes it, 0 none to 1 full, intervals not estimated; the regions with the largest burden at the last time, which the plan plays.</source>
        <translation>Last, wie die Vorlage sie annimmt, 0 keine bis 1 volle, Intervalle nicht geschätzt; die Regionen mit der größten Last zur letzten Zeit, die der Plan spielt.</translation>
    </message>
    <message>
        <source>No region carries a burden by the last time.</source>
        <translation>Bis zur letzten Zeit trägt keine Region eine Last.</translation>
    </message>
    <message>
        <source>Course of {disease}, beginning in {where}: {settings}.</source>
        <translation>Verlauf: {disease}, beginnend in {where}: {settings}.</translation>
    </message>
    <message>
        <source>A wider panel shows “{name}” recovered, too.</source>
        <translation>Ein breiteres Feld zeigt auch „{name}“ erholt.</translation>
    </message>
    <message>
        <source>The plan is acute: what inhibition regains in the weeks after surgery is not played. Recovery can be asked for.</source>
        <translation>Der Plan gilt für die Zeit gleich nach dem Eingriff: Was die Hemmung in den Wochen danach zurückgewinnt, ist nicht durchgespielt. Danach kann gefragt werden (Erholung).</translation>
    </message>
    <message>
        <source>The twin does not come to rest between seizures: no recovery can be run.</source>
        <translation>Der Zwilling kommt zwischen den Anfällen nicht zur Ruhe: Eine Erholung kann nicht durchgespielt werden.</translation>
    </message>
    <message>
        <source>Judge the plan twice: right after, with nothing tuned, and recovered, with the excitability of every region tuned until, with what it hears between seizures, it is what it was. An assumption, not fitted to a recovery course.</source>
        <translation>Beurteile den Plan zweimal: gleich danach, wobei nichts neu eingestellt ist, und erholt, wobei die Erregbarkeit jeder Region neu eingestellt ist, bis sie mit dem, was die Region zwischen den Anfällen hört, ist, was sie war. Eine Annahme, an keinen Erholungsverlauf angepasst.</translation>
    </message>
    <message>
        <source>Regions that seize</source>
        <translation>Regionen im Anfall</translation>
    </message>
    <message>
        <source>Time from first to last region</source>
        <translation>Zeit von der ersten zur letzten Region</translation>
    </message>
    <message>
        <source>Connections lost, whole brain</source>
        <translation>Verlorene Verbindungen, ganzes Gehirn</translation>
    </message>
    <message>
        <source>Connections lost, {system}</source>
        <translation>Verlorene Verbindungen, {system}</translation>
    </message>
    <message>
        <source>Recovered: largest rise of x0 {up}; largest fall {down}.</source>
        <translation>Erholt: größter Anstieg von x0 {up}; größter Abfall {down}.</translation>
    </message>
    <message>
        <source>on the front</source>
        <translation>auf der Front</translation>
    </message>
    <message>
        <source>{sentence} At the fitted coupling: {count} regions {interval}.</source>
        <translation>{sentence} Bei der angepassten Kopplung: {count} Regionen {interval}.</translation>
    </message>
    <message>
        <source>Patterns of phases that come back (LEiDA): how often each is there, how long it stays, what follows. Simulated: all free runs together, and the middle 95 % of single ones.</source>
        <translation>Wiederkehrende Phasenmuster (LEiDA): wie oft jedes da ist, wie lange es bleibt, was folgt. Simuliert: alle freien Läufe zusammen und die mittleren 95 % einzelner.</translation>
    </message>
    <message>
        <source>Probability of the state one sample later, in percent: measured / simulated [middle 95 % of single runs].</source>
        <translation>Wahrscheinlichkeit des Zustands eine Abtastung später, in Prozent: gemessen / simuliert [mittlere 95 % einzelner Läufe].</translation>
    </message>
    <message>
        <source>all regions together</source>
        <translation>alle Regionen zusammen</translation>
    </message>
    <message>
        <source> It is the largest number that was tried: states are not sharply apart.</source>
        <translation> Es ist die größte Zahl, die versucht wurde: Zustände sind nicht scharf getrennt.</translation>
    </message>
    <message>
        <source>{count} states: of {least} to {most}, the number with the largest silhouette in the measured runs ({best}).{more}</source>
        <translation>{count} Zustände: von {least} bis {most} die Zahl mit der größten Silhouette in den gemessenen Läufen ({best}).{more}</translation>
    </message>
    <message>
        <source>from \ to</source>
        <translation>von \ nach</translation>
    </message>
    <message>
        <source>Twin against recording: {distances}; intervals not estimated.</source>
        <translation>Zwilling gegen Aufnahme: {distances}; Intervalle nicht geschätzt.</translation>
    </message>
    <message>
        <source>Measured probability lies within single free runs for {inside} of {count} states, dwell time for {dwells}.</source>
        <translation>Die gemessene Wahrscheinlichkeit liegt bei {inside} von {count} Zuständen innerhalb einzelner freier Läufe, die Verweildauer bei {dwells}.</translation>
    </message>
    <message>
        <source>Training runs against it: {distances}.</source>
        <translation>Trainingsläufe dagegen: {distances}.</translation>
    </message>
    <message>
        <source>likeness {likeness}, probabilities apart by {nats} nats, dwell times by {seconds} s, transitions by {transitions}</source>
        <translation>Ähnlichkeit {likeness}, Wahrscheinlichkeiten um {nats} nats verschieden, Verweildauern um {seconds} s, Übergänge um {transitions}</translation>
    </message>
    <message>
        <source>Judged by {runs}; {seeds} free runs of that length; phases at {low:g}–{high:g} Hz.</source>
        <translation>Beurteilt an {runs}; {seeds} freie Läufe dieser Länge; Phasen bei {low:g}–{high:g} Hz.</translation>
    </message>
    <message>
        <source>These are candidates of a model, none is the answer; run the plan for effects and familiarity.</source>
        <translation>Dies sind Kandidaten eines Modells, keiner ist die Antwort; den Plan ausführen für Wirkungen und Vertrautheit.</translation>
    </message>
    <message>
        <source>{count} simulations were spent</source>
        <translation>{count} Simulationen wurden verbraucht</translation>
    </message>
    <message>
        <source>{count} simulations and {gradients} gradients were spent</source>
        <translation>{count} Simulationen und {gradients} Gradienten wurden verbraucht</translation>
    </message>
    <message>
        <source>{spent}; all {points} points of the grid would take {exhaustive}. {judging} more judged the best.</source>
        <translation>{spent}; alle {points} Punkte des Rasters würden {exhaustive} brauchen. {judging} weitere beurteilten die besten.</translation>
    </message>
    <message>
        <source> and as many again while its best is an extrapolation</source>
        <translation> und noch einmal so viele, solange ihr Bestes eine Extrapolation ist</translation>
    </message>
    <message>
        <source>{points} settings with {seeds} noise seeds each; the search takes about {most} simulations of {all}{again}.</source>
        <translation>{points} Einstellungen mit je {seeds} Startwerten des Rauschens; die Suche braucht etwa {most} Simulationen von {all}{again}.</translation>
    </message>
    <message>
        <source>first</source>
        <translation>erster</translation>
    </message>
    <message>
        <source>middle 90 %</source>
        <translation>mittlere 90 %</translation>
    </message>
    <message>
        <source>of the fit on its linearised model</source>
        <translation>der Anpassung an ihrem linearisierten Modell</translation>
    </message>
    <message>
        <source>Laplace approximation {linear}, in the sandwich form that stays right where penalties are no priors; {span} (MacKay 1992, doi:10.1162/neco.1992.4.3.448)</source>
        <translation>Laplace-Näherung {linear}, in der Sandwich-Form, die richtig bleibt, wo Strafen keine Priors sind; {span} (MacKay 1992, doi:10.1162/neco.1992.4.3.448)</translation>
    </message>
    <message>
        <source>Refits to recordings drawn from the fitted model, {linear}; {span} (Chen and Oliver 2012, doi:10.1007/s11004-011-9376-z)</source>
        <translation>Erneute Anpassungen an Aufnahmen, die aus dem angepassten Modell gezogen sind, {linear}; {span} (Chen und Oliver 2012, doi:10.1007/s11004-011-9376-z)</translation>
    </message>
    <message>
        <source>Refits to blocks of the recordings drawn with replacement, {linear}; {span} (Künsch 1989, doi:10.1214/aos/1176347265)</source>
        <translation>Erneute Anpassungen an Blöcke der Aufnahmen, mit Zurücklegen gezogen, {linear}; {span} (Künsch 1989, doi:10.1214/aos/1176347265)</translation>
    </message>
    <message>
        <source>Mean-field variational inference {linear}; {span} (arXiv:1603.00788)</source>
        <translation>Variationelle Inferenz im mittleren Feld {linear}; {span} (arXiv:1603.00788)</translation>
    </message>
    <message>
        <source>Importance sampling from the posterior {linear}; {span} (doi:10.1111/j.1467-9469.2011.00756.x)</source>
        <translation>Importance Sampling aus dem Posterior {linear}; {span} (doi:10.1111/j.1467-9469.2011.00756.x)</translation>
    </message>
    <message>
        <source>Variational inference with normalising flows {linear}; {span} (arXiv:1606.04934)</source>
        <translation>Variationelle Inferenz mit Normalizing Flows {linear}; {span} (arXiv:1606.04934)</translation>
    </message>
    <message>
        <source>No-U-Turn sampling from the posterior {linear}; {span} (arXiv:1111.4246)</source>
        <translation>No-U-Turn-Ziehungen aus dem Posterior {linear}; {span} (arXiv:1111.4246)</translation>
    </message>
    <message>
        <source>No intervals were asked for</source>
        <translation>Es wurden keine Intervalle verlangt</translation>
    </message>
    <message>
        <source>By the method that the fit was asked for</source>
        <translation>Mit dem Verfahren, das für die Anpassung gewählt wurde</translation>
    </message>
    <message>
        <source>learned connectome</source>
        <translation>gelerntes Konnektom</translation>
    </message>
    <message>
        <source>growth a of regions</source>
        <translation>Wachstum a der Regionen</translation>
    </message>
    <message>
        <source>frequency of regions</source>
        <translation>Frequenz der Regionen</translation>
    </message>
    <message>
        <source>noise of regions</source>
        <translation>Rauschen der Regionen</translation>
    </message>
    <message>
        <source>measurement noise of regions</source>
        <translation>Messrauschen der Regionen</translation>
    </message>
    <message>
        <source>slow gain on noise</source>
        <translation>langsame Verstärkung des Rauschens</translation>
    </message>
    <message>
        <source>learned dynamics</source>
        <translation>gelernte Dynamik</translation>
    </message>
    <message>
        <source>coupling G</source>
        <translation>Kopplung G</translation>
    </message>
    <message>
        <source>fast share of the white part</source>
        <translation>schneller Anteil des weißen Teils</translation>
    </message>
    <message>
        <source>share of global signal removed</source>
        <translation>Anteil des entfernten globalen Signals</translation>
    </message>
    <message>
        <source>Band powers, distance, dB</source>
        <translation>Bandleistungen, Abstand, dB</translation>
    </message>
    <message>
        <source>Structure and FC, correlation</source>
        <translation>Struktur und FC, Korrelation</translation>
    </message>
    <message>
        <source>How far each metric moves, to first order of the linear theory, when every value of a group of parameters moves by one standard deviation of what its bounds allow (edges: of what was learned). Large: the metric follows these parameters. It says nothing of what the recording tells about them.</source>
        <translation>Wie weit sich jede Metrik bewegt, in erster Ordnung der linearen Theorie, wenn jeder Wert einer Gruppe von Parametern sich um eine Standardabweichung dessen bewegt, was seine Grenzen erlauben (Kanten: des Gelernten). Groß: Die Metrik folgt diesen Parametern. Es sagt nichts darüber, was die Aufnahme über sie sagt.</translation>
    </message>
    <message>
        <source>Change of each metric when the twin goes without a part, all else and the noise the same: the connectome as anatomy has it, regions all at their mean, noise steady.</source>
        <translation>Änderung jeder Metrik, wenn der Zwilling ohne einen Teil läuft, alles andere und das Rauschen gleich: das Konnektom wie in der Anatomie, Regionen alle an ihrem Mittel, Rauschen stetig.</translation>
    </message>
    <message>
        <source>Share of a region&apos;s squared FC error that the learned connectome takes away; 1 all of it, below 0 it does harm.</source>
        <translation>Anteil des quadrierten FC-Fehlers einer Region, den das gelernte Konnektom wegnimmt; 1 ganz, unter 0 schadet es.</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>mäßig</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>identifiable</source>
        <translation>identifizierbar</translation>
    </message>
    <message>
        <source>correlated</source>
        <translation>korreliert</translation>
    </message>
    <message>
        <source>not identifiable</source>
        <translation>nicht identifizierbar</translation>
    </message>
    <message>
        <source>Posterior over prior standard deviation: 0 % = the recording settles the value, 100 % = it says nothing beyond the prior.</source>
        <translation>Posterior- geteilt durch Prior-Standardabweichung: 0 % = die Aufnahme legt den Wert fest, 100 % = sie sagt nichts über das Vorwissen hinaus.</translation>
    </message>
    <message>
        <source>Singular values: how much all features answer to parameters, by prior spread and noise. Below 1 the prior says more than the recording.</source>
        <translation>Singulärwerte: wie stark alle Merkmale auf Parameter antworten, je Prior-Streuung und Rauschen. Unter 1 sagt das Vorwissen mehr als die Aufnahme.</translation>
    </message>
    <message>
        <source>Profile likelihood: the fit gets this much worse where the value is held and all other parameters are fitted again. Below the line: the 90 % interval.</source>
        <translation>Profil-Likelihood: Um so viel schlechter wird die Anpassung, wenn der Wert festgehalten und alle anderen Parameter neu angepasst werden. Unter der Linie: das 90-%-Intervall.</translation>
    </message>
    <message>
        <source>Inversions from points of the prior, on the two axes that part them most.</source>
        <translation>Inversionen von Punkten des Priors aus, auf den zwei Achsen, die sie am meisten trennen.</translation>
    </message>
    <message>
        <source>Fits to disturbed data: how far the parameters move with the noise.</source>
        <translation>Anpassungen an gestörte Daten: wie weit sich die Parameter mit dem Rauschen bewegen.</translation>
    </message>
    <message>
        <source>Inversion from many starts: not estimated.</source>
        <translation>Inversion von vielen Starts aus: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Refits to disturbed data: not estimated.</source>
        <translation>Erneute Anpassungen an gestörte Daten: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Profile likelihoods: not estimated.</source>
        <translation>Profil-Likelihoods: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Whether the recordings of this twin determine it was not estimated. Ask for it in Inspect, tab Well-posedness.</source>
        <translation>Ob die Aufnahmen dieses Zwillings ihn bestimmen, wurde nicht geschätzt. Unter „Untersuchen“, Reiter „Wohlgestelltheit“, danach fragen.</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>unendlich</translation>
    </message>
    <message>
        <source>identifiable in {held} of {count} regions</source>
        <translation>identifizierbar in {held} von {count} Regionen</translation>
    </message>
    <message>
        <source>identifiable in {held} of {count} connections</source>
        <translation>identifizierbar in {held} von {count} Verbindungen</translation>
    </message>
    <message>
        <source>correlated with itself elsewhere, r = {r}</source>
        <translation>korreliert mit sich selbst anderswo, r = {r}</translation>
    </message>
    <message>
        <source>correlated with {parameter}, r = {r}</source>
        <translation>korreliert mit {parameter}, r = {r}</translation>
    </message>
    <message>
        <source>All parameters are identifiable.</source>
        <translation>Alle Parameter sind identifizierbar.</translation>
    </message>
    <message>
        <source>Not determined by the recordings: {parameters}.</source>
        <translation>Von den Aufnahmen nicht bestimmt: {parameters}.</translation>
    </message>
    <message>
        <source>Condition number {number}</source>
        <translation>Konditionszahl {number}</translation>
    </message>
    <message>
        <source>Condition number {number} among directions that leave a trace (infinite with the {count} that leave none)</source>
        <translation>Konditionszahl {number} unter den Richtungen, die eine Spur hinterlassen (unendlich mit den {count}, die keine hinterlassen)</translation>
    </message>
    <message>
        <source>Condition number {number} among directions that leave a trace (infinite with the {count} that leaves none)</source>
        <translation>Konditionszahl {number} unter den Richtungen, die eine Spur hinterlassen (unendlich mit der {count}, die keine hinterlässt)</translation>
    </message>
    <message>
        <source>{condition}, effective rank {rank}; the recording says more than the prior in {above} of {count} directions.</source>
        <translation>{condition}, effektiver Rang {rank}; die Aufnahme sagt in {above} von {count} Richtungen mehr als das Vorwissen.</translation>
    </message>
    <message>
        <source>90 % interval not estimated</source>
        <translation>90-%-Intervall nicht geschätzt</translation>
    </message>
    <message>
        <source>90 % interval open at both ends: not identifiable</source>
        <translation>90-%-Intervall an beiden Enden offen: nicht identifizierbar</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>90 % interval [{low}, {high}]</source>
        <translation>90-%-Intervall [{low}, {high}]</translation>
    </message>
    <message>
        <source>{count} starts, loss {best}</source>
        <translation>{count} Starts, Verlust {best}</translation>
    </message>
    <message>
        <source>1 start, loss {best}</source>
        <translation>1 Start, Verlust {best}</translation>
    </message>
    <message>
        <source> {lost} of {count} came to no end.</source>
        <translation> {lost} von {count} kamen zu keinem Ende.</translation>
    </message>
    <message>
        <source>{count} solutions</source>
        <translation>{count} Lösungen</translation>
    </message>
    <message>
        <source>1 solution</source>
        <translation>1 Lösung</translation>
    </message>
    <message>
        <source>Apart by {number} prior spreads.</source>
        <translation>Um {number} Prior-Streuungen auseinander.</translation>
    </message>
    <message>
        <source>How far the best are apart: not estimated.</source>
        <translation>Wie weit die besten auseinanderliegen: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Slope not estimated.</source>
        <translation>Steigung nicht geschätzt.</translation>
    </message>
    <message>
        <source>Slope {slope}: noise is damped.</source>
        <translation>Steigung {slope}: Rauschen wird gedämpft.</translation>
    </message>
    <message>
        <source>Slope {slope}: noise is amplified.</source>
        <translation>Steigung {slope}: Rauschen wird verstärkt.</translation>
    </message>
    <message>
        <source>It took {time}.</source>
        <translation>Dauer: {time}.</translation>
    </message>
    <message>
        <source>Computed from {data}.</source>
        <translation>Berechnet aus {data}.</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>accepted with note</source>
        <translation>mit Anmerkung angenommen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>not estimated</source>
        <translation>nicht geschätzt</translation>
    </message>
    <message>
        <source>No connectome.</source>
        <translation>Kein Konnektom.</translation>
    </message>
    <message>
        <source>No recordings.</source>
        <translation>Keine Aufnahmen.</translation>
    </message>
    <message>
        <source>Mind</source>
        <translation>Achtung</translation>
    </message>
    <message>
        <source>Intervals of these numbers: not estimated.</source>
        <translation>Intervalle dieser Zahlen: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Intervals of these measures: not estimated.</source>
        <translation>Intervalle dieser Maße: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Neural SDE</source>
        <translation>Neuronale SDE</translation>
    </message>
    <message>
        <source>Three-step perceptron</source>
        <translation>Perzeptron über drei Schritte</translation>
    </message>
    <message>
        <source>Shallow PLRNN</source>
        <translation>Flaches PLRNN</translation>
    </message>
    <message>
        <source>Dale RNN</source>
        <translation>Dale-RNN</translation>
    </message>
    <message>
        <source>Low-rank RNN</source>
        <translation>RNN von niedrigem Rang</translation>
    </message>
    <message>
        <source>Deep Koopman</source>
        <translation>Tiefer Koopman-Operator</translation>
    </message>
    <message>
        <source>Latent SDE</source>
        <translation>Latente SDE</translation>
    </message>
    <message>
        <source>EEG network</source>
        <translation>EEG-Netz</translation>
    </message>
    <message>
        <source>EEG-fMRI network</source>
        <translation>EEG-fMRT-Netz</translation>
    </message>
    <message>
        <source>local residual</source>
        <translation>lokales Residuum</translation>
    </message>
    <message>
        <source>learned coupling function</source>
        <translation>gelernte Kopplungsfunktion</translation>
    </message>
    <message>
        <source>graph residual</source>
        <translation>Graph-Residuum</translation>
    </message>
    <message>
        <source>all were fitted, also where there is no tract</source>
        <translation>alle wurden angepasst, auch wo keine Bahn ist</translation>
    </message>
    <message>
        <source>those of tracts were fitted, by a factor each</source>
        <translation>die der Bahnen wurden angepasst, jede um einen Faktor</translation>
    </message>
    <message>
        <source>all were fitted, also where there is no tract, by few changes (L1)</source>
        <translation>alle wurden angepasst, auch wo keine Bahn ist, durch wenige Änderungen (L1)</translation>
    </message>
    <message>
        <source>a change of low rank was fitted to them</source>
        <translation>eine Änderung von niedrigem Rang wurde an sie angepasst</translation>
    </message>
    <message>
        <source>diffusive</source>
        <translation>diffusiv</translation>
    </message>
    <message>
        <source>additive</source>
        <translation>additiv</translation>
    </message>
    <message>
        <source>sigmoidal</source>
        <translation>sigmoidal</translation>
    </message>
    <message>
        <source>sine of phase difference</source>
        <translation>Sinus der Phasendifferenz</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>gelernt</translation>
    </message>
    <message>
        <source>learned by a factor each</source>
        <translation>gelernt, je mit einem Faktor</translation>
    </message>
    <message>
        <source>learned, sparse</source>
        <translation>gelernt, spärlich</translation>
    </message>
    <message>
        <source>learned, of low rank</source>
        <translation>gelernt, von niedrigem Rang</translation>
    </message>
    <message>
        <source>they were fitted</source>
        <translation>sie wurden angepasst</translation>
    </message>
    <message>
        <source>three are needed, so nothing is shrunk</source>
        <translation>drei sind nötig, daher wird nichts zum Mittel gezogen</translation>
    </message>
    <message>
        <source>composite demo, not one person</source>
        <translation>zusammengesetzte Demo, nicht eine Person</translation>
    </message>
    <message>
        <source>virtual patient, simulated seizures</source>
        <translation>virtueller Patient, simulierte Anfälle</translation>
    </message>
    <message>
        <source>(spread)</source>
        <translation>(Streuung)</translation>
    </message>
    <message>
        <source>(value)</source>
        <translation>(Wert)</translation>
    </message>
    <message>
        <source>Check {day}: {decision}.</source>
        <translation>Prüfung {day}: {decision}.</translation>
    </message>
    <message>
        <source>, {count} new edges</source>
        <translation>, {count} neue Kanten</translation>
    </message>
    <message>
        <source>, asymmetry {value}</source>
        <translation>, Asymmetrie {value}</translation>
    </message>
    <message>
        <source>1 other person</source>
        <translation>1 andere Person</translation>
    </message>
    <message>
        <source>{count} other people</source>
        <translation>{count} andere Personen</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Zwischen Hell und Dunkel wechseln</translation>
    </message>
    <message>
        <source>Open demo patient</source>
        <translation>Demo-Patient öffnen</translation>
    </message>
    <message>
        <source>Open demo epilepsy patient</source>
        <translation>Demo-Patient Epilepsie öffnen</translation>
    </message>
    <message>
        <source>New patient…</source>
        <translation>Neuer Patient…</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Projekt öffnen…</translation>
    </message>
    <message>
        <source>Open exported project (.btproj.zip)…</source>
        <translation>Exportiertes Projekt öffnen (.btproj.zip)…</translation>
    </message>
    <message>
        <source>Export project…</source>
        <translation>Projekt exportieren…</translation>
    </message>
    <message>
        <source>Export patient…</source>
        <translation>Patient exportieren…</translation>
    </message>
    <message>
        <source>Export twin (.btwin)…</source>
        <translation>Zwilling exportieren (.btwin)…</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Audit log…</source>
        <translation>Protokoll…</translation>
    </message>
    <message>
        <source>Close project</source>
        <translation>Projekt schließen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Find action or region</source>
        <translation>Aktion oder Region suchen</translation>
    </message>
    <message>
        <source>Find region</source>
        <translation>Region suchen</translation>
    </message>
    <message>
        <source>Copy panel as picture</source>
        <translation>Bereich als Bild kopieren</translation>
    </message>
    <message>
        <source>Menu of what has the keyboard</source>
        <translation>Menü an der Stelle der Tastatur</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>Enlarge panel, or back</source>
        <translation>Bereich vergrößern oder zurück</translation>
    </message>
    <message>
        <source>Move panel…</source>
        <translation>Bereich verschieben …</translation>
    </message>
    <message>
        <source>Reset the layout of this page</source>
        <translation>Anordnung dieser Seite zurücksetzen</translation>
    </message>
    <message>
        <source>Add data…</source>
        <translation>Daten hinzufügen…</translation>
    </message>
    <message>
        <source>Set up a fit…</source>
        <translation>Anpassung einrichten…</translation>
    </message>
    <message>
        <source>Start the fit, or stop it</source>
        <translation>Anpassung starten oder anhalten</translation>
    </message>
    <message>
        <source>Stop and keep best</source>
        <translation>Anhalten und Bestes behalten</translation>
    </message>
    <message>
        <source>Model card…</source>
        <translation>Modellkarte…</translation>
    </message>
    <message>
        <source>Delete this fit</source>
        <translation>Diese Anpassung löschen</translation>
    </message>
    <message>
        <source>Delete this seizure twin</source>
        <translation>Diesen Anfallszwilling löschen</translation>
    </message>
    <message>
        <source>New virtual surgery</source>
        <translation>Neue virtuelle Chirurgie</translation>
    </message>
    <message>
        <source>New stimulation</source>
        <translation>Neue Stimulation</translation>
    </message>
    <message>
        <source>New plan from the lesion mask</source>
        <translation>Neuer Plan aus der Läsionsmaske</translation>
    </message>
    <message>
        <source>Add selection to the plan</source>
        <translation>Auswahl zum Plan hinzufügen</translation>
    </message>
    <message>
        <source>What drove this plan…</source>
        <translation>Was diesen Plan bewirkt…</translation>
    </message>
    <message>
        <source>Delete this plan</source>
        <translation>Diesen Plan löschen</translation>
    </message>
    <message>
        <source>Write report…</source>
        <translation>Bericht schreiben…</translation>
    </message>
    <message>
        <source>Help on this panel</source>
        <translation>Hilfe zu diesem Bereich</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
    <message>
        <source>Keys and actions</source>
        <translation>Tasten und Aktionen</translation>
    </message>
    <message>
        <source>Tutorial: a twin of a brain at rest</source>
        <translation>Einführung: das Gehirn in Ruhe</translation>
    </message>
    <message>
        <source>Tutorial: where seizures begin</source>
        <translation>Einführung: wo Anfälle beginnen</translation>
    </message>
    <message>
        <source>Tutorial: stimulation</source>
        <translation>Einführung: Stimulation</translation>
    </message>
    <message>
        <source>First steps on the demo patient</source>
        <translation>Erste Schritte am Demo-Patienten</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>Tastenkürzel…</translation>
    </message>
    <message>
        <source>Hold the queue of jobs</source>
        <translation>Warteschlange anhalten</translation>
    </message>
    <message>
        <source>Tell when a long job is done</source>
        <translation>Melden, wenn ein langer Auftrag fertig ist</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Logdatei zeigen</translation>
    </message>
    <message>
        <source>About Brain Twin Studio</source>
        <translation>Über Brain Twin Studio</translation>
    </message>
    <message>
        <source>File Edit View Data Fit Plan Report Tools Help</source>
        <translation>Datei Bearbeiten Ansicht Daten Anpassen Planen Bericht Extras Hilfe</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Perspectives</source>
        <translation>Anordnungen</translation>
    </message>
    <message>
        <source>Move panel</source>
        <translation>Bereich verschieben</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>This is a fault of the program. Your project is unharmed; what you did last may not have happened.</source>
        <translation>Das ist ein Fehler des Programms. Das Projekt ist unversehrt; die letzte Handlung ist vielleicht nicht geschehen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Open the demo patient or a project first.</source>
        <translation>Zuerst den Demo-Patienten oder ein Projekt öffnen.</translation>
    </message>
    <message>
        <source>No fit is selected: there is no model to describe.</source>
        <translation>Es ist keine Anpassung ausgewählt: Es gibt kein Modell zu beschreiben.</translation>
    </message>
    <message>
        <source>Page (*.html);;Markdown (*.md)</source>
        <translation>Seite (*.html);;Markdown (*.md)</translation>
    </message>
    <message>
        <source>Save model card</source>
        <translation>Modellkarte sichern</translation>
    </message>
    <message>
        <source>Model card of {twin}</source>
        <translation>Modellkarte von {twin}</translation>
    </message>
    <message>
        <source>The model card was written to {path}.</source>
        <translation>Die Modellkarte wurde nach {path} geschrieben.</translation>
    </message>
    <message>
        <source>A disease is played in a plan; begin a plan first.</source>
        <translation>Eine Krankheit wird in einem Plan abgespielt; zuerst einen Plan beginnen.</translation>
    </message>
    <message>
        <source>By that time {label} changes nothing in this twin yet.</source>
        <translation>Bis dahin ändert {label} in diesem Zwilling noch nichts.</translation>
    </message>
    <message>
        <source>Course of {disease}</source>
        <translation>Verlauf von {disease}</translation>
    </message>
    <message>
        <source>Undone: {step}.</source>
        <translation>Rückgängig gemacht: {step}.</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>Es ist kein Projekt offen.</translation>
    </message>
    <message>
        <source>Delete {fit}</source>
        <translation>{fit} löschen</translation>
    </message>
    <message>
        <source>Report of a patient without a twin</source>
        <translation>Bericht über einen Patienten ohne Zwilling</translation>
    </message>
    <message>
        <source>Write {report}</source>
        <translation>{report} schreiben</translation>
    </message>
    <message>
        <source>No plan is selected: there is nothing that could have driven it.</source>
        <translation>Es ist kein Plan ausgewählt: Nichts könnte ihn bewirkt haben.</translation>
    </message>
    <message>
        <source>Run the plan first: what drove its effect is told of an effect.</source>
        <translation>Zuerst den Plan ausführen: Was eine Wirkung bewirkt hat, sagt erst die Wirkung.</translation>
    </message>
    <message>
        <source>What drove “{name}”</source>
        <translation>Was „{name}“ bewirkt</translation>
    </message>
    <message>
        <source>Export patient into a new folder</source>
        <translation>Patient in einen neuen Ordner exportieren</translation>
    </message>
    <message>
        <source>It cannot be written ({error}).</source>
        <translation>Kann nicht geschrieben werden ({error}).</translation>
    </message>
    <message>
        <source>Saved: {name}.</source>
        <translation>Gesichert: {name}.</translation>
    </message>
    <message>
        <source>No patient is selected.</source>
        <translation>Es ist kein Patient ausgewählt.</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} Dateien</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>{patient} was exported to {folder}: {files}.</source>
        <translation>{patient} wurde nach {folder} exportiert: {files}.</translation>
    </message>
    <message>
        <source>Export {what}</source>
        <translation>{what} exportieren</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Written as</source>
        <translation>Geschrieben als</translation>
    </message>
    <message>
        <source>The project is open read-only; nothing can be fitted.</source>
        <translation>Das Projekt ist schreibgeschützt geöffnet; es kann nichts angepasst werden.</translation>
    </message>
    <message>
        <source>This job is not on the list any more.</source>
        <translation>Dieser Auftrag steht nicht mehr auf der Liste.</translation>
    </message>
    <message>
        <source>Balanced, Brain, Plots, Reading</source>
        <translation>Ausgewogen, Gehirn, Diagramme, Lesen</translation>
    </message>
    <message>
        <source>The layout of {stage} that was kept cannot be read. The usual one is shown; nothing else is lost.</source>
        <translation>Die gesicherte Anordnung von {stage} kann nicht gelesen werden. Gezeigt wird die übliche; sonst ist nichts verloren.</translation>
    </message>
    <message>
        <source>One panel has to stay: there would be nothing to see.</source>
        <translation>Ein Bereich muss bleiben: Sonst wäre nichts zu sehen.</translation>
    </message>
    <message>
        <source>The start page has no panels.</source>
        <translation>Die Startseite hat keine Bereiche.</translation>
    </message>
    <message>
        <source>This page has no panel “{name}” now.</source>
        <translation>Diese Seite hat jetzt keinen Bereich „{name}“.</translation>
    </message>
    <message>
        <source>This page has no perspective “{name}”.</source>
        <translation>Diese Seite hat keine Anordnung „{name}“.</translation>
    </message>
    <message>
        <source>Save perspective</source>
        <translation>Anordnung sichern</translation>
    </message>
    <message>
        <source>Name of what is shown now</source>
        <translation>Name für das, was jetzt gezeigt wird</translation>
    </message>
    <message>
        <source>Choose a name of its own for this perspective.</source>
        <translation>Für diese Anordnung einen eigenen Namen wählen.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Report made by</source>
        <translation>Bericht erstellt mit</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Sichern unter…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Copied as a picture: {name}.</source>
        <translation>Als Bild kopiert: {name}.</translation>
    </message>
    <message>
        <source>The log is {path}.</source>
        <translation>Die Logdatei ist {path}.</translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation>Die Logdatei ist leer.</translation>
    </message>
    <message>
        <source>The project is open read-only; nothing can be added.</source>
        <translation>Das Projekt ist schreibgeschützt geöffnet; es kann nichts hinzugefügt werden.</translation>
    </message>
    <message>
        <source>Add patient {code}</source>
        <translation>Patient {code} hinzufügen</translation>
    </message>
    <message>
        <source>the demo patient</source>
        <translation>Demo-Patient</translation>
    </message>
    <message>
        <source>the demo epilepsy patient</source>
        <translation>Demo-Patient Epilepsie</translation>
    </message>
    <message>
        <source>A fit is running for this project. Stop it, or wait until it is done.</source>
        <translation>Für dieses Projekt läuft eine Anpassung. Anhalten oder warten, bis sie fertig ist.</translation>
    </message>
    <message>
        <source>Opening {what}</source>
        <translation>{what} wird geöffnet</translation>
    </message>
    <message>
        <source>Import {what}</source>
        <translation>{what} importieren</translation>
    </message>
    <message>
        <source>Open project (a folder .btproj)</source>
        <translation>Projekt öffnen (ein Ordner .btproj)</translation>
    </message>
    <message>
        <source>Open exported project</source>
        <translation>Exportiertes Projekt öffnen</translation>
    </message>
    <message>
        <source>Exported projects (*.btproj.zip)</source>
        <translation>Exportierte Projekte (*.btproj.zip)</translation>
    </message>
    <message>
        <source>Export the project</source>
        <translation>Projekt exportieren</translation>
    </message>
    <message>
        <source>The project was exported to {path}.</source>
        <translation>Das Projekt wurde nach {path} exportiert.</translation>
    </message>
    <message>
        <source>No twin is selected.</source>
        <translation>Es ist kein Zwilling ausgewählt.</translation>
    </message>
    <message>
        <source>The twin was exported to {path}.</source>
        <translation>Der Zwilling wurde nach {path} exportiert.</translation>
    </message>
    <message>
        <source>Every confirmed change is on the disk.</source>
        <translation>Jede bestätigte Änderung ist auf der Festplatte.</translation>
    </message>
    <message>
        <source>Where is {name}?</source>
        <translation>Wo ist {name}?</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>Schreibgeschützt öffnen</translation>
    </message>
    <message>
        <source>The program ended unexpectedly last time. Every confirmed step is here; the last one was “{step}”.</source>
        <translation>Das Programm endete beim letzten Mal unerwartet. Jeder bestätigte Schritt ist da; der letzte war „{step}“.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Sichern unter</translation>
    </message>
    <message>
        <source>Choose a patient first: the seizures of a person are located.</source>
        <translation>Zuerst einen Patienten wählen: Lokalisiert werden die Anfälle einer Person.</translation>
    </message>
    <message>
        <source>No twin of seizures is selected.</source>
        <translation>Es ist kein Anfallszwilling ausgewählt.</translation>
    </message>
    <message>
        <source>Locate seizures of {patient}</source>
        <translation>Anfälle von {patient} lokalisieren</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Untersuchen</translation>
    </message>
    <message>
        <source>Run “{name}” on seizures</source>
        <translation>„{name}“ an Anfällen ausführen</translation>
    </message>
    <message>
        <source>Search sets on “{fit}”</source>
        <translation>Mengen an „{fit}“ suchen</translation>
    </message>
    <message>
        <source>The window will be drawn at {percent} % from the next start on.</source>
        <translation>Das Fenster wird ab dem nächsten Start mit {percent} % gezeichnet.</translation>
    </message>
    <message>
        <source> This screen is small for that: parts of the window will lie outside of it.</source>
        <translation> Dieser Bildschirm ist dafür klein: Teile des Fensters werden außerhalb liegen.</translation>
    </message>
    <message>
        <source>The window will speak {language} from the next start on.</source>
        <translation>Das Fenster spricht ab dem nächsten Start {language}.</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>Jetzt neu starten</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>FC change (rms)</source>
        <translation>FC-Änderung (RMS)</translation>
    </message>
    <message>
        <source>Power elsewhere</source>
        <translation>Leistung sonst</translation>
    </message>
    <message>
        <source>Power at target</source>
        <translation>Leistung am Ziel</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>{count}, preview</source>
        <translation>{count}, Vorschau</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Area of the input</source>
        <translation>Fläche des Eingangs</translation>
    </message>
    <message>
        <source>Highest amplitude per s</source>
        <translation>Höchste Amplitude je s</translation>
    </message>
    <message>
        <source>Time it is on, s</source>
        <translation>Eingeschaltete Zeit, s</translation>
    </message>
    <message>
        <source>Target regions</source>
        <translation>Zielregionen</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>Dosis</translation>
    </message>
    <message>
        <source>in units of the model</source>
        <translation>in Einheiten des Modells</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Gegeben</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>According to</source>
        <translation>Laut</translation>
    </message>
    <message>
        <source>{stimulator}, site profile “{name}”.</source>
        <translation>{stimulator}, Standortprofil „{name}“.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>limit {limit:g}</source>
        <translation>Grenze {limit:g}</translation>
    </message>
    <message>
        <source>Pull it to another place; a right click lists the others</source>
        <translation>An eine andere Stelle ziehen; ein Rechtsklick nennt die anderen</translation>
    </message>
    <message>
        <source>Give this panel the whole page</source>
        <translation>Diesem Bereich die ganze Seite geben</translation>
    </message>
    <message>
        <source>Back to all panels</source>
        <translation>Zurück zu allen Bereichen</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>“{text}” is not a number. Use a dot for decimals, like {example}.</source>
        <translation>„{text}“ ist keine Zahl. Dezimalen mit Punkt schreiben, etwa {example}.</translation>
    </message>
    <message>
        <source>{text} is outside {low} to {high}{unit}. The old value is kept.</source>
        <translation>{text} liegt außerhalb von {low} bis {high}{unit}. Der alte Wert bleibt.</translation>
    </message>
    <message>
        <source>Number in {unit}</source>
        <translation>Zahl in {unit}</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Find a region</source>
        <translation>Region suchen</translation>
    </message>
    <message>
        <source>, interval {low:.4g} to {high:.4g}</source>
        <translation>, Intervall {low:.4g} bis {high:.4g}</translation>
    </message>
    <message>
        <source>{value}, not determined</source>
        <translation>{value}, nicht bestimmt</translation>
    </message>
    <message>
        <source>Data Check Fit Inspect Plan Report</source>
        <translation>Daten Prüfen Anpassen Untersuchen Planen Bericht</translation>
    </message>
    <message>
        <source>warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Arbeitsschritte</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>nicht bereit</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Model card after Mitchell et al. 2019, doi:10.1145/3287560.3287596.</source>
        <translation>Modellkarte nach Mitchell et al. 2019, doi:10.1145/3287560.3287596.</translation>
    </message>
    <message>
        <source>To compare what this model makes of one person&apos;s connectome with that person&apos;s recordings, and to ask what the model would do under a virtual resection or stimulation.</source>
        <translation>Zu vergleichen, was dieses Modell aus dem Konnektom einer Person macht, mit den Aufnahmen dieser Person, und zu fragen, was das Modell bei einer virtuellen Resektion oder Stimulation täte.</translation>
    </message>
    <message>
        <source>Another person, another state than the recorded one, another scanner or cleaning than the recordings&apos;; and it is no evidence that a real operation or stimulation would do the same.</source>
        <translation>Eine andere Person, ein anderer Zustand als der aufgenommene, ein anderes Gerät oder eine andere Bereinigung als die der Aufnahmen; und sie ist kein Beleg, dass eine wirkliche Operation oder Stimulation dasselbe bewirken würde.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>Handedness</source>
        <translation>Händigkeit</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht erfasst</translation>
    </message>
    <message>
        <source>Imports keep a code and the data, nothing about the person. Whether this model agrees equally well with people of other age, sex, handedness or diagnosis is not estimated.</source>
        <translation>Importe behalten einen Code und die Daten, nichts über die Person. Ob dieses Modell mit Personen anderen Alters, Geschlechts, anderer Händigkeit oder Diagnose gleich gut übereinstimmt, ist nicht geschätzt.</translation>
    </message>
    <message>
        <source>No recording was held out: agreement with the data a twin was fitted to says little about the person.</source>
        <translation>Keine Aufnahme wurde zurückgehalten: Übereinstimmung mit den Daten, an die ein Zwilling angepasst wurde, sagt wenig über die Person.</translation>
    </message>
    <message>
        <source>Intervals of parameters: not estimated.</source>
        <translation>Intervalle der Parameter: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Effort quick ends before intervals are computed; fit with effort standard or thorough to have them.</source>
        <translation>Der Aufwand „Schnell“ endet, bevor Intervalle berechnet werden; mit Aufwand „Standard“ oder „Gründlich“ anpassen, um sie zu erhalten.</translation>
    </message>
    <message>
        <source>This fit ended without them: it was stopped or diverged, has no linear theory, or is of an older version.</source>
        <translation>Diese Anpassung endete ohne sie: Sie wurde angehalten oder divergierte, hat keine lineare Theorie oder stammt von einer älteren Version.</translation>
    </message>
    <message>
        <source>Whether the recordings determine this twin (existence, uniqueness, stability): not estimated; `braintwin analyse TWIN --what well-posedness` asks.</source>
        <translation>Ob die Aufnahmen diesen Zwilling bestimmen (Existenz, Eindeutigkeit, Stabilität): nicht geschätzt; `braintwin analyse TWIN --what well-posedness` fragt danach.</translation>
    </message>
    <message>
        <source>Free-running simulations, {seeds} noise seeds. The ceiling compares the recording with itself, the floor is structure alone. Intervals of these numbers over further sessions of the person: not estimated.</source>
        <translation>Frei laufende Simulationen, {seeds} Startwerte des Rauschens. Die Obergrenze vergleicht die Aufnahme mit sich selbst, die Untergrenze ist Struktur allein. Intervalle dieser Zahlen über weitere Sitzungen der Person: nicht geschätzt.</translation>
    </message>
    <message>
        <source>They know what the recordings visited. Where a plan leads the model outside of it, the plan says for what share of time and regions.</source>
        <translation>Sie kennen, was die Aufnahmen durchliefen. Wo ein Plan das Modell darüber hinausführt, sagt der Plan, für welchen Anteil von Zeit und Regionen.</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>Verwendungszweck</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Unsicherheit</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Versions and hashes</source>
        <translation>Versionen und Prüfsummen</translation>
    </message>
    <message>
        <source>The ceiling of the agreement: not estimated.</source>
        <translation>Die Obergrenze der Übereinstimmung: nicht geschätzt.</translation>
    </message>
    <message>
        <source>The floor of the agreement: not estimated.</source>
        <translation>Die Untergrenze der Übereinstimmung: nicht geschätzt.</translation>
    </message>
    <message>
        <source>The fit diverged: {why}</source>
        <translation>Die Anpassung divergierte: {why}</translation>
    </message>
    <message>
        <source>The fit stopped: {why}</source>
        <translation>Die Anpassung wurde angehalten: {why}</translation>
    </message>
    <message>
        <source>Model card: {twin}</source>
        <translation>Modellkarte: {twin}</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Not for</source>
        <translation>Nicht für</translation>
    </message>
    <message>
        <source>Missing {number}</source>
        <translation>Fehlt {number}</translation>
    </message>
    <message>
        <source>, each direction</source>
        <translation>, jede Richtung</translation>
    </message>
    <message>
        <source>{coupling}, weights {weights}</source>
        <translation>{coupling}, Gewichte {weights}</translation>
    </message>
    <message>
        <source>Free parameters</source>
        <translation>Freie Parameter</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>{share} of the dynamics; the rest learned</source>
        <translation>{share} der Dynamik; der Rest ist gelernt</translation>
    </message>
    <message>
        <source>the last {share} of every run; never seen by the fit</source>
        <translation>die letzten {share} jedes Laufs; von der Anpassung nie gesehen</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Abtastung</translation>
    </message>
    <message>
        <source>every {time}</source>
        <translation>alle {time}</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Intervals, 90 %</source>
        <translation>Intervalle, 90 %</translation>
    </message>
    <message>
        <source>Well-posedness: not estimated.</source>
        <translation>Wohlgestelltheit: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Kriterium</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Not determined by the recordings</source>
        <translation>Von den Aufnahmen nicht bestimmt</translation>
    </message>
    <message>
        <source>{one} with {other} ({r})</source>
        <translation>{one} mit {other} ({r})</translation>
    </message>
    <message>
        <source>Known only together</source>
        <translation>Nur gemeinsam bekannt</translation>
    </message>
    <message>
        <source>given, not used</source>
        <translation>gegeben, nicht verwendet</translation>
    </message>
    <message>
        <source>shrunk toward</source>
        <translation>zu ihnen hin geschrumpft</translation>
    </message>
    <message>
        <source>Population prior</source>
        <translation>Prior der Population</translation>
    </message>
    <message>
        <source>{what} of those people</source>
        <translation>{what} jener Personen</translation>
    </message>
    <message>
        <source>none: only this person&apos;s data were used</source>
        <translation>keiner: nur die Daten dieser Person wurden verwendet</translation>
    </message>
    <message>
        <source>Integrator</source>
        <translation>Integrator</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>SHA-256 of the fitted values</source>
        <translation>SHA-256 der angepassten Werte</translation>
    </message>
    <message>
        <source>Card made by</source>
        <translation>Karte erstellt mit</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Schaden</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit data</source>
        <translation>Daten bearbeiten</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Each region is a noisy Hopf oscillator (Deco et al. 2017, doi:10.1038/s41598-017-03073-5): a below 0 makes noise decay, above 0 the region oscillates; ω = 2π f is its own frequency; C[target, source] are the weights, G scales them. The simulated fMRI signal is x, without a haemodynamic model.</source>
        <translation>Jede Region ist ein verrauschter Hopf-Oszillator (Deco et al. 2017, doi:10.1038/s41598-017-03073-5): Bei a unter 0 klingt Rauschen ab, über 0 schwingt die Region; ω = 2π f ist ihre eigene Frequenz; C[Ziel, Quelle] sind die Gewichte, G skaliert sie. Das simulierte fMRT-Signal ist x, ohne hämodynamisches Modell.</translation>
    </message>
    <message>
        <source>Start: the linear noise approximation around z = 0 gives FC and spectra exactly and their gradients in one step (A P + P A† + Q = 0; Ponce-Alvarez &amp; Deco 2024, doi:10.1038/s41598-024-53105-0). It says nothing of FC over time and is poor near the bifurcation; effort quick stops here.</source>
        <translation>Beginn: Die lineare Rauschnäherung um z = 0 gibt FC und Spektren exakt und ihre Gradienten in einem Schritt (A P + P A† + Q = 0; Ponce-Alvarez &amp; Deco 2024, doi:10.1038/s41598-024-53105-0). Sie sagt nichts über FC im Zeitverlauf und ist nahe der Bifurkation schlecht; der Aufwand „Schnell“ endet hier.</translation>
    </message>
    <message>
        <source>Refinement: gradient descent through simulations of the full nonlinear model on all losses together.</source>
        <translation>Verfeinerung: Gradientenabstieg durch Simulationen des ganzen nichtlinearen Modells an allen Verlusten zugleich.</translation>
    </message>
    <message>
        <source>Simulated signals get white measurement noise (its ratio to the signal is fitted per region), lose the share of the global signal that the recording lost (given, or fitted where nobody stated it), and pass the recording&apos;s band and sampling.</source>
        <translation>Simulierte Signale erhalten weißes Messrauschen (sein Verhältnis zum Signal wird je Region angepasst), verlieren den Anteil des globalen Signals, den die Aufnahme verlor (angegeben, oder angepasst, wo es niemand angab), und durchlaufen Band und Abtastung der Aufnahme.</translation>
    </message>
    <message>
        <source>Prior from other people: what was aimed at is an empirical-Bayes estimate. The patterns of FC and spectra of the recording were shrunk toward those of {people}, entry by entry as far as runs of one person differ against people among each other (Efron and Morris 1973, doi:10.1080/01621459.1973.10481350). The judged person is never among them.</source>
        <translation>Vorwissen von anderen Personen ({people}): Angestrebt wurde eine empirische Bayes-Schätzung. Die Muster von FC und Spektren der Aufnahme wurden zu denen der anderen hin geschrumpft, Eintrag für Eintrag, so weit sich Läufe einer Person gegenüber denen verschiedener Personen unterscheiden (Efron und Morris 1973, doi:10.1080/01621459.1973.10481350). Die beurteilte Person ist nie darunter.</translation>
    </message>
    <message>
        <source>From the checks: the ceiling from two halves of a recording is √(2r / (1 + r)) by Spearman-Brown and attenuation. It takes both halves to share one true FC, so it is meant as “about”.</source>
        <translation>Aus den Prüfungen: Die Obergrenze aus zwei Hälften einer Aufnahme ist √(2r / (1 + r)) nach Spearman-Brown und Attenuation. Sie setzt voraus, dass beide Hälften eine wahre FC teilen, und ist daher als „etwa“ gemeint.</translation>
    </message>
    <message>
        <source>Learned in the dynamics: {parts}. They are 0 at rest and bounded; their weights were learned by gradient descent through free-running simulations, beside the physics. Plans are made without them: what they do far from rest is not known.</source>
        <translation>In der Dynamik gelernt: {parts}. Sie sind in Ruhe 0 und begrenzt; ihre Gewichte wurden durch Gradientenabstieg durch frei laufende Simulationen gelernt, neben der Physik. Pläne werden ohne sie gerechnet: Was sie fern der Ruhe tun, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>One slow Ornstein-Uhlenbeck gain multiplies the noise of all regions, for the slow waxing and waning of FC.</source>
        <translation>Ein langsamer Ornstein-Uhlenbeck-Faktor multipliziert das Rauschen aller Regionen, für das langsame An- und Abschwellen der FC.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Anpassung</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Maße</translation>
    </message>
    <message>
        <source>Removed regions lose state and connections; weights are not rescaled afterwards and G stays. Intervals:</source>
        <translation>Entfernte Regionen verlieren Zustand und Verbindungen; Gewichte werden danach nicht neu skaliert, und G bleibt. Intervalle:</translation>
    </message>
    <message>
        <source>{model}, a black box: a net learned to foretell the next sample of all regions from those before, in units of each region&apos;s standard deviation, with part of every run kept back to end the training. It runs freely on its own innovations. It knows no connectome; a resected region is held at its mean in what the net sees.</source>
        <translation>{model}, eine Black Box: ein Netz, das gelernt hat, den nächsten Messwert aller Regionen aus den vorigen vorherzusagen, in Einheiten der Standardabweichung jeder Region; ein Teil jedes Laufs wurde zurückgelegt, um das Training zu beenden. Es läuft frei mit seinen eigenen Innovationen. Es kennt kein Konnektom; eine resezierte Region wird in dem, was das Netz sieht, auf ihrem Mittel gehalten.</translation>
    </message>
    <message>
        <source> Sources: {sources}.</source>
        <translation> Quellen: {sources}.</translation>
    </message>
    <message>
        <source>Node model {node}, coupling {coupling}; `braintwin models` prints its equations.</source>
        <translation>Knotenmodell {node}, Kopplung {coupling}; `braintwin models` gibt seine Gleichungen aus.</translation>
    </message>
    <message>
        <source>both directions alike</source>
        <translation>beide Richtungen gleich</translation>
    </message>
    <message>
        <source>each direction by itself</source>
        <translation>jede Richtung für sich</translation>
    </message>
    <message>
        <source>as hard as validation data allowed</source>
        <translation>so stark, wie Validierungsdaten es erlaubten</translation>
    </message>
    <message>
        <source>with a fixed strength</source>
        <translation>mit fester Stärke</translation>
    </message>
    <message>
        <source>Weights start at the square root of the anatomical ones, scaled to a maximum of 0.2; {how}, {ways}, and pulled toward where they started, {pulled}.</source>
        <translation>Gewichte beginnen bei der Wurzel der anatomischen, auf ein Maximum von 0.2 skaliert; {how}, {ways}, und zu ihrem Anfang hin gezogen, {pulled}.</translation>
    </message>
    <message>
        <source>{name} (weight {weight})</source>
        <translation>{name} (Gewicht {weight})</translation>
    </message>
    <message>
        <source>Losses: {losses}. Judging: {seeds} noise seeds, free-running, of the recording&apos;s length, sampled every {time} and cleaned like it; never teacher-forced, never from the approximation. FC numbers compare the mean over seeds, FCD and metastability are means over seeds.</source>
        <translation>Verluste: {losses}. Beurteilung: {seeds} Startwerte des Rauschens, frei laufend, von der Länge der Aufnahme, alle {time} abgetastet und bereinigt wie sie; nie von den Daten geführt, nie aus der Näherung. FC-Zahlen vergleichen das Mittel über Startwerte, FCD und Metastabilität sind Mittel über Startwerte.</translation>
    </message>
    <message>
        <source>Intervals of parameters: {method}.</source>
        <translation>Intervalle der Parameter: {method}.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Locate</source>
        <translation>Lokalisieren</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Plan run</source>
        <translation>Planlauf</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Resection search</source>
        <translation>Resektionssuche</translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation>Abzeichnung</translation>
    </message>
    <message>
        <source>Stimulation search</source>
        <translation>Stimulationssuche</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>No events yet. The log starts with the next change of the project.</source>
        <translation>Noch keine Ereignisse. Das Protokoll beginnt mit der nächsten Änderung des Projekts.</translation>
    </message>
    <message>
        <source>What was asked of this project, oldest first. Lines are only ever added; undo is an event too.</source>
        <translation>Was von diesem Projekt verlangt wurde, Ältestes zuerst. Zeilen kommen nur hinzu; auch Rückgängig ist ein Ereignis.</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>Save picture or movie</source>
        <translation>Bild oder Film sichern</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Movie, GIF</source>
        <translation>Film, GIF</translation>
    </message>
    <message>
        <source>Movie, PNG files</source>
        <translation>Film, PNG-Dateien</translation>
    </message>
    <message>
        <source>Being drawn …</source>
        <translation>Wird gezeichnet …</translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation>Geschrieben: {}</translation>
    </message>
    <message>
        <source>Stopped; nothing was kept.</source>
        <translation>Angehalten; nichts wurde behalten.</translation>
    </message>
    <message>
        <source>One turn of 360°, {} pictures of {} × {} pixels.</source>
        <translation>Eine Drehung um 360°, {} Bilder zu {} × {} Pixeln.</translation>
    </message>
    <message>
        <source>{} × {} pixels.</source>
        <translation>{} × {} Pixel.</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>Was geschrieben wird</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Seconds of a turn</source>
        <translation>Sekunden einer Drehung</translation>
    </message>
    <message>
        <source>Transparent background</source>
        <translation>Durchsichtiger Hintergrund</translation>
    </message>
    <message>
        <source>Colour bar and scale bar</source>
        <translation>Farbskala und Maßstab</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>One turn</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>GIF movie (*.gif)</source>
        <translation>GIF-Film (*.gif)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Stopped: the factors that were not run yet are missing.</source>
        <translation>Angehalten: Die noch nicht ausgeführten Faktoren fehlen.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Input of</source>
        <translation>Eingang von</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Ohne</translation>
    </message>
    <message>
        <source>Linear theory</source>
        <translation>Lineare Theorie</translation>
    </message>
    <message>
        <source>Factors</source>
        <translation>Faktoren</translation>
    </message>
    <message>
        <source>Whole plan, {count} paired runs: {effects}.</source>
        <translation>Ganzer Plan, {count} gepaarte Läufe: {effects}.</translation>
    </message>
    <message>
        <source>Drop a BIDS folder, connectome, fMRI or EEG here</source>
        <translation>BIDS-Ordner, Konnektom, fMRT oder EEG hier ablegen</translation>
    </message>
    <message>
        <source>You see how every file was understood before anything is added. Originals are never changed.</source>
        <translation>Vor dem Hinzufügen ist zu sehen, wie jede Datei verstanden wurde. Originale werden nie geändert.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Files with connectome, fMRI or region names</source>
        <translation>Dateien mit Konnektom, fMRT oder Regionsnamen</translation>
    </message>
    <message>
        <source>Files that can be read ({endings})</source>
        <translation>Lesbare Dateien ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A BIDS folder, or one with files</source>
        <translation>Ein BIDS-Ordner oder einer mit Dateien</translation>
    </message>
    <message>
        <source>Open the project {name}</source>
        <translation>Projekt {name} öffnen</translation>
    </message>
    <message>
        <source>Choose from the BIDS folder {name}</source>
        <translation>Aus dem BIDS-Ordner {name} wählen</translation>
    </message>
    <message>
        <source>the files in {name}</source>
        <translation>Dateien in {name}</translation>
    </message>
    <message>
        <source>Look at {what}</source>
        <translation>{what} ansehen</translation>
    </message>
    <message>
        <source>Look at {count} files</source>
        <translation>{count} Dateien ansehen</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>What it gives</source>
        <translation>Was sie liefert</translation>
    </message>
    <message>
        <source>Needs besides</source>
        <translation>Braucht außerdem</translation>
    </message>
    <message>
        <source>Choose parts of one person</source>
        <translation>Teile einer Person wählen</translation>
    </message>
    <message>
        <source>Parts of one person only</source>
        <translation>Nur Teile einer Person</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Find a subject or pipeline</source>
        <translation>Person oder Pipeline suchen</translation>
    </message>
    <message>
        <source>Parts of the dataset</source>
        <translation>Teile des Datensatzes</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>subjects</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>{count} of {people} can be used</source>
        <translation>{count} von {people} verwendbar</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Structural weights</source>
        <translation>Strukturelle Gewichte</translation>
    </message>
    <message>
        <source>Tract lengths, mm</source>
        <translation>Bahnlängen, mm</translation>
    </message>
    <message>
        <source>Region names</source>
        <translation>Regionsnamen</translation>
    </message>
    <message>
        <source>fMRI region signals</source>
        <translation>fMRT-Regionssignale</translation>
    </message>
    <message>
        <source>TVB archive</source>
        <translation>TVB-Archiv</translation>
    </message>
    <message>
        <source>fMRI image</source>
        <translation>fMRT-Bild</translation>
    </message>
    <message>
        <source>Atlas</source>
        <translation>Atlas</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>Oberfläche</translation>
    </message>
    <message>
        <source>Lesion or mask</source>
        <translation>Läsion oder Maske</translation>
    </message>
    <message>
        <source>Image of the anatomy</source>
        <translation>Anatomisches Bild</translation>
    </message>
    <message>
        <source>fMRIPrep confounds</source>
        <translation>fMRIPrep-Störgrößen</translation>
    </message>
    <message>
        <source>Map of values</source>
        <translation>Karte von Werten</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Lead field</source>
        <translation>Leitfeld</translation>
    </message>
    <message>
        <source>Region names, centres</source>
        <translation>Regionsnamen, Mitten</translation>
    </message>
    <message>
        <source>Region centres</source>
        <translation>Regionsmitten</translation>
    </message>
    <message>
        <source>as you say</source>
        <translation>wie angegeben</translation>
    </message>
    <message>
        <source>confirmed; {reason}</source>
        <translation>bestätigt; {reason}</translation>
    </message>
    <message>
        <source>; the file says TR {tr_s:g} s</source>
        <translation>; die Datei sagt TR {tr_s:g} s</translation>
    </message>
    <message>
        <source>A dataset. Choose what of one person is to be looked at.</source>
        <translation>Ein Datensatz. Wählen, was von einer Person angesehen werden soll.</translation>
    </message>
    <message>
        <source>Add data to {patient}</source>
        <translation>Daten zu {patient} hinzufügen</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>Neuer Patient</translation>
    </message>
    <message>
        <source>Add more files…</source>
        <translation>Weitere Dateien…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Dateien hinzufügen</translation>
    </message>
    <message>
        <source>The file could not be read; this is a fault of the program.</source>
        <translation>Die Datei konnte nicht gelesen werden; das ist ein Fehler des Programms.</translation>
    </message>
    <message>
        <source>This is a fault of the program, not of the files.</source>
        <translation>Das ist ein Fehler des Programms, nicht der Dateien.</translation>
    </message>
    <message>
        <source>matched</source>
        <translation>zugeordnet</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>nicht zugeordnet</translation>
    </message>
    <message>
        <source>{known} of {count} names are known</source>
        <translation>{known} von {count} Namen sind bekannt</translation>
    </message>
    <message>
        <source>; {count} regions of the atlas are not in the list</source>
        <translation>; {count} Regionen des Atlas fehlen in der Liste</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>In the atlas</source>
        <translation>Im Atlas</translation>
    </message>
    <message>
        <source>Perhaps</source>
        <translation>Vielleicht</translation>
    </message>
    <message>
        <source>Names of {atlas}</source>
        <translation>Namen aus {atlas}</translation>
    </message>
    <message>
        <source>It is kept in the notes of the patient.</source>
        <translation>Es bleibt in den Notizen des Patienten.</translation>
    </message>
    <message>
        <source>Decided on the way</source>
        <translation>Unterwegs entschieden</translation>
    </message>
    <message>
        <source>{count} left</source>
        <translation>{count} links</translation>
    </message>
    <message>
        <source>{count} right</source>
        <translation>{count} rechts</translation>
    </message>
    <message>
        <source>{count} without side</source>
        <translation>{count} ohne Seite</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>tracked</source>
        <translation>aus Traktografie</translation>
    </message>
    <message>
        <source>estimated from distance</source>
        <translation>aus dem Abstand geschätzt</translation>
    </message>
    <message>
        <source>median {length}, {how}</source>
        <translation>Median {length}, {how}</translation>
    </message>
    <message>
        <source>{name}, {count} regions ({sides})</source>
        <translation>{name}, {count} Regionen ({sides})</translation>
    </message>
    <message>
        <source>Parcellation</source>
        <translation>Parzellierung</translation>
    </message>
    <message>
        <source>Space of positions</source>
        <translation>Raum der Positionen</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>A hint, neither complete nor certain. The files are not changed.</source>
        <translation>Ein Hinweis, weder vollständig noch sicher. Die Dateien werden nicht geändert.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>May be</source>
        <translation>Vielleicht ist es</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation>Behalten als</translation>
    </message>
    <message>
        <source>Personal data check</source>
        <translation>Prüfung auf Personendaten</translation>
    </message>
    <message>
        <source>e.g. 1.4</source>
        <translation>z. B. 1.4</translation>
    </message>
    <message>
        <source>low</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>high</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>Rows are time</source>
        <translation>Zeilen sind Zeit</translation>
    </message>
    <message>
        <source>Columns are time</source>
        <translation>Spalten sind Zeit</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>24 motion, white matter, CSF</source>
        <translation>24 Bewegung, weiße Substanz, Liquor</translation>
    </message>
    <message>
        <source>24 motion, WM, CSF, global signal</source>
        <translation>24 Bewegung, WM, Liquor, glob. Signal</translation>
    </message>
    <message>
        <source>Detect</source>
        <translation>Erkennen</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>Repetition time in seconds</source>
        <translation>Repetitionszeit in Sekunden</translation>
    </message>
    <message>
        <source>Repetition time</source>
        <translation>Repetitionszeit</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Which side is time</source>
        <translation>Welche Seite die Zeit ist</translation>
    </message>
    <message>
        <source>What is removed from the fMRI</source>
        <translation>Was aus der fMRT entfernt wird</translation>
    </message>
    <message>
        <source>names, separated by commas</source>
        <translation>Namen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Regions to leave out</source>
        <translation>Auszulassende Regionen</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>for example BT-001</source>
        <translation>zum Beispiel BT-001</translation>
    </message>
    <message>
        <source>Patient code</source>
        <translation>Patientencode</translation>
    </message>
    <message>
        <source>Global signal</source>
        <translation>Globales Signal</translation>
    </message>
    <message>
        <source>Lower edge of the band in Hz</source>
        <translation>Untere Grenze des Bands in Hz</translation>
    </message>
    <message>
        <source>Upper edge of the band in Hz</source>
        <translation>Obere Grenze des Bands in Hz</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Only the first {most} of {count} files were looked at; drop fewer.</source>
        <translation>Nur die ersten {most} von {count} Dateien wurden angesehen; weniger auf einmal ablegen.</translation>
    </message>
    <message>
        <source>Read with {other}; nothing is to be told.</source>
        <translation>Mit {other} gelesen; nichts anzugeben.</translation>
    </message>
    <message>
        <source>This folder holds no file that can be read.</source>
        <translation>Dieser Ordner enthält keine lesbare Datei.</translation>
    </message>
    <message>
        <source>Research use only</source>
        <translation>Nur für die Forschung</translation>
    </message>
    <message>
        <source>no file names the regions; they are numbered</source>
        <translation>keine Datei benennt die Regionen; sie werden nummeriert</translation>
    </message>
    <message>
        <source>Regions joined by order</source>
        <translation>Regionen nach Reihenfolge verbunden</translation>
    </message>
    <message>
        <source>Open loop</source>
        <translation>Steuerung ohne Rückführung</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Dual threshold</source>
        <translation>Zwei Schwellen</translation>
    </message>
    <message>
        <source>Koopman MPC</source>
        <translation>Koopman-MPC</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Seizure time, 95 %</source>
        <translation>Zeit im Anfall, 95 %</translation>
    </message>
    <message>
        <source>Less than none</source>
        <translation>Weniger als ohne</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Line length</source>
        <translation>Linienlänge</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Varianz</translation>
    </message>
    <message>
        <source>Band power</source>
        <translation>Bandleistung</translation>
    </message>
    <message>
        <source>Variance (early warning)</source>
        <translation>Varianz (Frühwarnung)</translation>
    </message>
    <message>
        <source>Lag-1 correlation (early warning)</source>
        <translation>Lag-1-Korrelation (Frühwarnung)</translation>
    </message>
    <message>
        <source>{controller}, listening by itself: on {when} the beginning, the median; missed {missed}; {false} false per min.</source>
        <translation>{controller}, nur zuhörend: an {when} dem Beginn, im Median; verpasst {missed}; {false} falsche je min.</translation>
    </message>
    <message>
        <source>{time} after</source>
        <translation>{time} nach</translation>
    </message>
    <message>
        <source>{time} before</source>
        <translation>{time} vor</translation>
    </message>
    <message>
        <source>Without the plan; {runs} runs of {seconds} s on the same noise, delay {delay} ms. Sensed: {sensed}. Stimulated: {stimulated}.</source>
        <translation>Ohne den Plan; {runs} Läufe von {seconds} s bei demselben Rauschen, Verzögerung {delay} ms. Gemessen: {sensed}. Stimuliert: {stimulated}.</translation>
    </message>
    <message>
        <source>only {file} names them; 1 file is in the same order</source>
        <translation>nur {file} benennt sie; 1 Datei in gleicher Reihenfolge</translation>
    </message>
    <message>
        <source>only {file} names them; {count} files are in the same order</source>
        <translation>nur {file} benennt sie; {count} Dateien in gleicher Reihenfolge</translation>
    </message>
    <message>
        <source>{matched} of {total} match by name</source>
        <translation>{matched} von {total} stimmen im Namen überein</translation>
    </message>
    <message>
        <source>; 1 file is without names in the same order</source>
        <translation>; 1 Datei ohne Namen in gleicher Reihenfolge</translation>
    </message>
    <message>
        <source>; {count} files are without names in the same order</source>
        <translation>; {count} Dateien ohne Namen in gleicher Reihenfolge</translation>
    </message>
    <message>
        <source>Regions joined by name</source>
        <translation>Regionen nach Namen verbunden</translation>
    </message>
    <message>
        <source>The time between fMRI volumes is missing.</source>
        <translation>Die Zeit zwischen fMRT-Volumen fehlt.</translation>
    </message>
    <message>
        <source>Frequencies and delays depend on it, so it is not guessed. Enter it to continue.</source>
        <translation>Frequenzen und Laufzeiten hängen davon ab, darum wird sie nicht geraten. Zum Fortfahren eingeben.</translation>
    </message>
    <message>
        <source>What is removed from the fMRI?</source>
        <translation>Was wird aus der fMRT entfernt?</translation>
    </message>
    <message>
        <source>Space of the contacts</source>
        <translation>Raum der Kontakte</translation>
    </message>
    <message>
        <source>Space of the region centres</source>
        <translation>Raum der Regionsmitten</translation>
    </message>
    <message>
        <source>Space of the surfaces</source>
        <translation>Raum der Oberflächen</translation>
    </message>
    <message>
        <source>Space of the atlas</source>
        <translation>Raum des Atlas</translation>
    </message>
    <message>
        <source>Space of the masks</source>
        <translation>Raum der Masken</translation>
    </message>
    <message>
        <source>Space of the image</source>
        <translation>Raum des Bildes</translation>
    </message>
    <message>
        <source>No file states it. Contacts, lesions and regions meet only in known ones.</source>
        <translation>Keine Datei gibt ihn an. Kontakte, Läsionen und Regionen treffen sich nur in bekannten Räumen.</translation>
    </message>
    <message>
        <source>Detected from the signals unless you know; the band only if filtered.</source>
        <translation>Wird aus den Signalen erkannt, falls nicht bekannt; das Band nur, wenn gefiltert wurde.</translation>
    </message>
    <message>
        <source>Cleaning of the fMRI</source>
        <translation>Bereinigung der fMRT</translation>
    </message>
    <message>
        <source>Only a guess: {reason}. Confirm it, or read it as something else.</source>
        <translation>Nur geraten: {reason}. Bestätigen oder als etwas anderes lesen.</translation>
    </message>
    <message>
        <source>A guess to confirm</source>
        <translation>Geratenes bestätigen</translation>
    </message>
    <message>
        <source>As you say, for {files}.</source>
        <translation>Wie angegeben, für {files}.</translation>
    </message>
    <message>
        <source>It holds for {count} recordings.</source>
        <translation>Sie gilt für {count} Aufnahmen.</translation>
    </message>
    <message>
        <source>Repetition time missing</source>
        <translation>Repetitionszeit fehlt</translation>
    </message>
    <message>
        <source>Removed by regression; no volume is left out.</source>
        <translation>Durch Regression entfernt; kein Volumen wird ausgelassen.</translation>
    </message>
    <message>
        <source>It changes every result, so it is not guessed.</source>
        <translation>Es ändert jedes Ergebnis, darum wird es nicht geraten.</translation>
    </message>
    <message>
        <source>Use of confounds missing</source>
        <translation>Umgang mit Störgrößen fehlt</translation>
    </message>
    <message>
        <source>{file} has {rows} rows and {columns} columns.</source>
        <translation>{file} hat {rows} Zeilen und {columns} Spalten.</translation>
    </message>
    <message>
        <source>Time and regions cannot be told apart. Which side is time?</source>
        <translation>Zeit und Regionen sind nicht zu unterscheiden. Welche Seite ist die Zeit?</translation>
    </message>
    <message>
        <source>Direction of time missing</source>
        <translation>Richtung der Zeit fehlt</translation>
    </message>
    <message>
        <source>Code of the new patient</source>
        <translation>Code des neuen Patienten</translation>
    </message>
    <message>
        <source>Patient code missing</source>
        <translation>Patientencode fehlt</translation>
    </message>
    <message>
        <source>A short code, never a name.</source>
        <translation>Ein kurzer Code, nie ein Name.</translation>
    </message>
    <message>
        <source>A code cannot hold a slash or a line break.</source>
        <translation>Ein Code darf keinen Schrägstrich und keinen Zeilenumbruch enthalten.</translation>
    </message>
    <message>
        <source>Patient code not usable</source>
        <translation>Patientencode unbrauchbar</translation>
    </message>
    <message>
        <source>{code} is in the project already. Open it to add data to it.</source>
        <translation>{code} ist schon im Projekt. Zum Hinzufügen von Daten öffnen.</translation>
    </message>
    <message>
        <source>Patient code taken</source>
        <translation>Patientencode vergeben</translation>
    </message>
    <message>
        <source>This looks like a name, a date or a number of a record. Use a code.</source>
        <translation>Das sieht nach einem Namen, einem Datum oder einer Aktennummer aus. Einen Code verwenden.</translation>
    </message>
    <message>
        <source>region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>{regions} left out: {names}</source>
        <translation>{regions} ausgelassen: {names}</translation>
    </message>
    <message>
        <source>{regions} may have to be left out: {names}</source>
        <translation>{regions} vielleicht auszulassen: {names}</translation>
    </message>
    <message>
        <source>Labels without grey matter, without signal, or missing in another file.</source>
        <translation>Labels ohne graue Substanz, ohne Signal oder in einer anderen Datei nicht vorhanden.</translation>
    </message>
    <message>
        <source>file name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>a date</source>
        <translation>ein Datum</translation>
    </message>
    <message>
        <source>an e-mail address</source>
        <translation>eine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>a personal field</source>
        <translation>ein Feld zur Person</translation>
    </message>
    <message>
        <source>a long number</source>
        <translation>eine lange Zahl</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>ein Name</translation>
    </message>
    <message>
        <source>file names clean, headers clean</source>
        <translation>Dateinamen unauffällig, Kopfdaten unauffällig</translation>
    </message>
    <message>
        <source>1 file name is replaced by a neutral one</source>
        <translation>1 Dateiname wird durch einen neutralen ersetzt</translation>
    </message>
    <message>
        <source>{count} file names are replaced by a neutral one</source>
        <translation>{count} Dateinamen werden durch neutrale ersetzt</translation>
    </message>
    <message>
        <source>1 header or region name to look at</source>
        <translation>1 Kopfeintrag oder Regionsname anzusehen</translation>
    </message>
    <message>
        <source>{count} headers to look at</source>
        <translation>{count} Kopfeinträge anzusehen</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Gelesen als</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>wahrscheinlich</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>geraten</translation>
    </message>
    <message>
        <source>Use {file}</source>
        <translation>{file} nutzen</translation>
    </message>
    <message>
        <source>Read {file} as</source>
        <translation>{file} lesen als</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Confirm what {file} is</source>
        <translation>Bestätigen, was {file} ist</translation>
    </message>
    <message>
        <source>Confidence: {level}</source>
        <translation>Sicherheit: {level}</translation>
    </message>
    <message>
        <source>Only a guess. Is it {kind}?</source>
        <translation>Nur geraten. Stimmt „{kind}“?</translation>
    </message>
    <message>
        <source>MNI305 (fsaverage)</source>
        <translation>MNI305 (fsaverage)</translation>
    </message>
    <message>
        <source>Scanner RAS</source>
        <translation>Scanner-RAS</translation>
    </message>
    <message>
        <source>tkRAS (FreeSurfer)</source>
        <translation>tkRAS (FreeSurfer)</translation>
    </message>
    <message>
        <source>Head (fiducials)</source>
        <translation>Kopf (Fiduzialpunkte)</translation>
    </message>
    <message>
        <source>These files cannot be added together.</source>
        <translation>Diese Dateien können nicht zusammen hinzugefügt werden.</translation>
    </message>
    <message>
        <source>not symmetric|set to 0|left out|not kept|read as mm</source>
        <translation>nicht symmetrisch|auf 0 gesetzt|ausgelassen|nicht behalten|als mm gelesen</translation>
    </message>
    <message>
        <source>the project stores a fingerprint and its own copy</source>
        <translation>das Projekt speichert einen Fingerabdruck und eine eigene Kopie</translation>
    </message>
    <message>
        <source>Show the join</source>
        <translation>Verbindung zeigen</translation>
    </message>
    <message>
        <source>Show the names</source>
        <translation>Namen zeigen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Originals stay as they are</source>
        <translation>Originale bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Say its space below.</source>
        <translation>Den Raum unten angeben.</translation>
    </message>
    <message>
        <source>Add {files}</source>
        <translation>{files} hinzufügen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Added patient {code}.</source>
        <translation>Patient {code} hinzugefügt.</translation>
    </message>
    <message>
        <source>Add {files} to {patient}</source>
        <translation>{files} zu {patient} hinzufügen</translation>
    </message>
    <message>
        <source>Added {files} to {patient}.</source>
        <translation>{files} zu {patient} hinzugefügt.</translation>
    </message>
    <message>
        <source>Reading the files.</source>
        <translation>Die Dateien werden gelesen.</translation>
    </message>
    <message>
        <source>Drop files here, or choose them. You see how each one is understood.</source>
        <translation>Dateien hier ablegen oder wählen. Es wird gezeigt, wie jede verstanden wird.</translation>
    </message>
    <message>
        <source>{files} with {count} tables</source>
        <translation>{files} mit {count} Tabellen</translation>
    </message>
    <message>
        <source>{files}. Check how each one was understood.</source>
        <translation>{files}. Prüfen, wie jede verstanden wurde.</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>Nichts gewählt</translation>
    </message>
    <message>
        <source>One file does not fit</source>
        <translation>Eine Datei passt nicht</translation>
    </message>
    <message>
        <source>Files do not fit</source>
        <translation>Dateien passen nicht</translation>
    </message>
    <message>
        <source>{first} and {count} more</source>
        <translation>{first} und {count} weitere</translation>
    </message>
    <message>
        <source>Locate the seizure onset</source>
        <translation>Anfallsursprung lokalisieren</translation>
    </message>
    <message>
        <source>Quick, 4 fits</source>
        <translation>Schnell, 4×</translation>
    </message>
    <message>
        <source>Usual, 8 fits</source>
        <translation>Üblich, 8×</translation>
    </message>
    <message>
        <source>Thorough, 16 fits</source>
        <translation>Gründlich, 16×</translation>
    </message>
    <message>
        <source>One seizure a recording, with some seconds before it. Onset and end are taken from marks; where there are none they are looked for.</source>
        <translation>Ein Anfall je Aufnahme, mit einigen Sekunden davor. Beginn und Ende kommen aus Marken; wo keine sind, werden sie gesucht.</translation>
    </message>
    <message>
        <source>What is held of regions before the fit. Left open, the recordings alone tell; a hypothesis moves the result towards itself.</source>
        <translation>Was vor der Anpassung von Regionen angenommen wird. Bleibt es offen, sprechen nur die Aufnahmen; eine Hypothese zieht das Ergebnis zu sich hin.</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Propagation</source>
        <translation>Ausbreitung</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Gesund</translation>
    </message>
    <message>
        <source>Held to be: zone</source>
        <translation>Angenommen: Zone</translation>
    </message>
    <message>
        <source>Held to be: propagation</source>
        <translation>Angenommen: Ausbreitung</translation>
    </message>
    <message>
        <source>Held to be: healthy</source>
        <translation>Angenommen: gesund</translation>
    </message>
    <message>
        <source>Regions held to be zone</source>
        <translation>Regionen, als Zone angenommen</translation>
    </message>
    <message>
        <source>Regions held to be propagation</source>
        <translation>Regionen, als Ausbreitung angenommen</translation>
    </message>
    <message>
        <source>Regions held to be healthy</source>
        <translation>Regionen, als gesund angenommen</translation>
    </message>
    <message>
        <source>Choose at least one recording of a seizure.</source>
        <translation>Mindestens eine Aufnahme eines Anfalls wählen.</translation>
    </message>
    <message>
        <source>The same seizures then count twice.</source>
        <translation>Dieselben Anfälle zählen dann doppelt.</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>Aufwand</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>From SEEG</source>
        <translation>Aus SEEG</translation>
    </message>
    <message>
        <source>By the order in which channels change, as a start</source>
        <translation>Nach der Reihenfolge, in der Kanäle sich ändern, als Anfang</translation>
    </message>
    <message>
        <source>From the fit</source>
        <translation>Aus der Anpassung</translation>
    </message>
    <message>
        <source>By the latest twin of seizures</source>
        <translation>Nach dem neuesten Anfallszwilling</translation>
    </message>
    <message>
        <source>Leave open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <source>{recording}, {seconds:.0f} s, onset {mark}</source>
        <translation>{recording}, {seconds:.0f} s, Beginn {mark}</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Regions…</source>
        <translation>Regionen…</translation>
    </message>
    <message>
        <source>Seizures</source>
        <translation>Anfälle</translation>
    </message>
    <message>
        <source>Hypothesis</source>
        <translation>Hypothese</translation>
    </message>
    <message>
        <source>By onset order in {recording}.</source>
        <translation>Nach der Reihenfolge der Beginne in {recording}.</translation>
    </message>
    <message>
        <source>By “{fit}”, its zone and its spread.</source>
        <translation>Nach „{fit}“, Zone und Ausbreitung.</translation>
    </message>
    <message>
        <source>Set up a fit</source>
        <translation>Anpassung einrichten</translation>
    </message>
    <message>
        <source>A code, never a name: it is shown everywhere and printed in reports.</source>
        <translation>Ein Code, nie ein Name: Er wird überall gezeigt und in Berichten gedruckt.</translation>
    </message>
    <message>
        <source>This project already has a patient of that code.</source>
        <translation>Dieses Projekt hat schon einen Patienten mit diesem Code.</translation>
    </message>
    <message>
        <source>There is already something at that place; choose another name.</source>
        <translation>An diesem Ort ist schon etwas; einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Add to the open project {name}</source>
        <translation>Zum offenen Projekt {name} hinzufügen</translation>
    </message>
    <message>
        <source>Make a new project in the folder</source>
        <translation>Neues Projekt anlegen im Ordner</translation>
    </message>
    <message>
        <source>Create patient</source>
        <translation>Patient anlegen</translation>
    </message>
    <message>
        <source>Folder of the new project</source>
        <translation>Ordner des neuen Projekts</translation>
    </message>
    <message>
        <source>The name of a project folder ends in .btproj.</source>
        <translation>Der Name eines Projektordners endet auf .btproj.</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>Es gibt keinen Ordner {folder}.</translation>
    </message>
    <message>
        <source>Folder that the project goes into</source>
        <translation>Ordner, in den das Projekt kommt</translation>
    </message>
    <message>
        <source>Write report</source>
        <translation>Bericht schreiben</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Choose an action, then press its new keys. A change counts at once.</source>
        <translation>Eine Aktion wählen, dann ihre neuen Tasten drücken. Eine Änderung gilt sofort.</translation>
    </message>
    <message>
        <source>“{keys}” alone is typed into fields and moves in plots: add Ctrl or Alt.</source>
        <translation>„{keys}“ allein schreibt in Felder und bewegt in Diagrammen: Strg oder Alt dazunehmen.</translation>
    </message>
    <message>
        <source>{keys} already belong to “{other}”. They cannot be those of “{action}” too.</source>
        <translation>{keys} gehört schon zu „{other}“ und kann nicht auch „{action}“ gehören.</translation>
    </message>
    <message>
        <source>Search actions and keys</source>
        <translation>Aktionen und Tasten suchen</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>Take them</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Take them from “{other}”</source>
        <translation>Von „{other}“ übernehmen</translation>
    </message>
    <message>
        <source>“{action}” has the keys {keys}.</source>
        <translation>„{action}“ hat die Tasten {keys}.</translation>
    </message>
    <message>
        <source>“{action}” has no keys any more.</source>
        <translation>„{action}“ hat keine Tasten mehr.</translation>
    </message>
    <message>
        <source>All actions have their usual keys.</source>
        <translation>Alle Aktionen haben ihre üblichen Tasten.</translation>
    </message>
    <message>
        <source>Usual: {keys}</source>
        <translation>Üblich: {keys}</translation>
    </message>
    <message>
        <source>At the stimulated regions</source>
        <translation>In den stimulierten Regionen</translation>
    </message>
    <message>
        <source>In the rest of the brain</source>
        <translation>Im übrigen Gehirn</translation>
    </message>
    <message>
        <source>Regions, mean FC: no change beyond noise</source>
        <translation>Regionen, mittlere FC: keine Änderung über das Rauschen hinaus</translation>
    </message>
    <message>
        <source>Cost on functional networks</source>
        <translation>Kosten für funktionelle Netzwerke</translation>
    </message>
    <message>
        <source>Mean correlation of alpha</source>
        <translation>Mittlere Alpha-Korrelation</translation>
    </message>
    <message>
        <source>FC difference (rms)</source>
        <translation>FC-Differenz (RMS)</translation>
    </message>
    <message>
        <source>Log power</source>
        <translation>Logarithmische Leistung</translation>
    </message>
    <message>
        <source>Log alpha power</source>
        <translation>Logarithmische Alpha-Leistung</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Mean FC of the remaining regions</source>
        <translation>Mittlere FC der verbleibenden Regionen</translation>
    </message>
    <message>
        <source>Log power of the remaining regions</source>
        <translation>Logarithmische Leistung der verbleibenden Regionen</translation>
    </message>
    <message>
        <source>Response outlasts the stimulus by</source>
        <translation>Antwort überdauert den Reiz um</translation>
    </message>
    <message>
        <source>Log power of the other regions after the stimulus</source>
        <translation>Logarithmische Leistung der anderen Regionen nach dem Reiz</translation>
    </message>
    <message>
        <source>Power of the other regions after the stimulus</source>
        <translation>Leistung der anderen Regionen nach dem Reiz</translation>
    </message>
    <message>
        <source>plan against unedited twin</source>
        <translation>Plan gegen unveränderten Zwilling</translation>
    </message>
    <message>
        <source>−{arm} to +{arm} %, {against}</source>
        <translation>−{arm} bis +{arm} %, {against}</translation>
    </message>
    <message>
        <source>own axis, 0 to {arm}</source>
        <translation>eigene Achse, 0 bis {arm}</translation>
    </message>
    <message>
        <source>None of {count} regions.</source>
        <translation>Keine von {count} Regionen.</translation>
    </message>
    <message>
        <source>Regions, mean FC: {which}</source>
        <translation>Regionen, mittlere FC: {which}</translation>
    </message>
    <message>
        <source>{changed} of {count} regions change beyond noise.</source>
        <translation>{changed} von {count} Regionen ändern sich über das Rauschen hinaus.</translation>
    </message>
    <message>
        <source>−{arm} to +{arm}</source>
        <translation>−{arm} bis +{arm}</translation>
    </message>
    <message>
        <source>Mean correlation with all other regions. Click to select the region.</source>
        <translation>Mittlere Korrelation mit allen anderen Regionen. Klicken wählt die Region aus.</translation>
    </message>
    <message>
        <source>all {count} changes so far</source>
        <translation>alle {count} Änderungen bisher</translation>
    </message>
    <message>
        <source>one change so far</source>
        <translation>eine Änderung bisher</translation>
    </message>
    <message>
        <source>{shown} largest of {count} changes so far</source>
        <translation>die {shown} größten von {count} Änderungen bisher</translation>
    </message>
    <message>
        <source>all {count} clear changes</source>
        <translation>alle {count} klaren Änderungen</translation>
    </message>
    <message>
        <source>the only clear change</source>
        <translation>die einzige klare Änderung</translation>
    </message>
    <message>
        <source>{shown} largest of {count} clear changes</source>
        <translation>die {shown} größten von {count} klaren Änderungen</translation>
    </message>
    <message>
        <source>{label}: unedited twin {baseline} (interval {not_estimated}), change {change}, 95 % of {count} paired runs {low} to {high}.</source>
        <translation>{label}: unveränderter Zwilling {baseline} (Intervall {not_estimated}), Änderung {change}, 95 % von {count} gepaarten Läufen {low} bis {high}.</translation>
    </message>
    <message>
        <source>{sentence} The glyph has its own axis, ±{arm}.</source>
        <translation>{sentence} Das Zeichen hat eine eigene Achse, ±{arm}.</translation>
    </message>
    <message>
        <source>quick</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>thorough</source>
        <translation>gründlich</translation>
    </message>
    <message>
        <source>Times measured on this computer.</source>
        <translation>Zeiten auf diesem Rechner gemessen.</translation>
    </message>
    <message>
        <source>Times estimated from earlier fits on this computer.</source>
        <translation>Zeiten aus früheren Anpassungen auf diesem Rechner geschätzt.</translation>
    </message>
    <message>
        <source>Times estimated from a speed test of this computer.</source>
        <translation>Zeiten aus einem Geschwindigkeitstest dieses Rechners geschätzt.</translation>
    </message>
    <message>
        <source>Not measured on this computer yet.</source>
        <translation>Auf diesem Rechner noch nicht gemessen.</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>Measured here: {efforts}. Rest estimated.</source>
        <translation>Hier gemessen: {efforts}. Übrige geschätzt.</translation>
    </message>
    <message>
        <source>Stopped at once. What the fit had reached at its last checkpoint is kept.</source>
        <translation>Sofort angehalten. Was die Anpassung beim letzten Zwischenstand erreicht hatte, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Help page</source>
        <translation>Hilfeseite</translation>
    </message>
    <message>
        <source>Look at the data</source>
        <translation>Daten ansehen</translation>
    </message>
    <message>
        <source>Sign off the check</source>
        <translation>Prüfung abzeichnen</translation>
    </message>
    <message>
        <source>Fit a twin</source>
        <translation>Zwilling anpassen</translation>
    </message>
    <message>
        <source>Inspect it</source>
        <translation>Zwilling untersuchen</translation>
    </message>
    <message>
        <source>Plan and run</source>
        <translation>Planen und ausführen</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>Bericht schreiben</translation>
    </message>
    <message>
        <source>Node models</source>
        <translation>Knotenmodelle</translation>
    </message>
    <message>
        <source>The engine is warming up: open this page again in a moment. `braintwin models` prints the same.</source>
        <translation>Die Engine läuft noch warm: Diese Seite gleich noch einmal öffnen. `braintwin models` gibt dasselbe aus.</translation>
    </message>
    <message>
        <source>The equations of one region, and the bounds within which a fit looks. What joins regions and what is learned stands in [Parts, losses and metrics](parts.md).</source>
        <translation>Die Gleichungen einer Region und die Grenzen, innerhalb derer eine Anpassung sucht. Was Regionen verbindet und was gelernt wird, steht in [Bausteine, Verluste und Metriken](parts.md).</translation>
    </message>
    <message>
        <source>Words as the window, the report and the command line use them. Parameters of models stand in [Node models](models.md), losses and metrics in [Parts, losses and metrics](parts.md).</source>
        <translation>Die Wörter, wie Fenster, Bericht und Kommandozeile sie verwenden. Die Parameter der Modelle stehen in [Knotenmodelle](models.md), Verluste und Metriken in [Bausteine, Verluste und Metriken](parts.md).</translation>
    </message>
    <message>
        <source>the view that one starts with</source>
        <translation>die Ansicht vom Anfang</translation>
    </message>
    <message>
        <source>frame the selection</source>
        <translation>die Auswahl ins Bild holen</translation>
    </message>
    <message>
        <source>look from the left</source>
        <translation>von links ansehen</translation>
    </message>
    <message>
        <source>look from the front</source>
        <translation>von vorn ansehen</translation>
    </message>
    <message>
        <source>look from above</source>
        <translation>von oben ansehen</translation>
    </message>
    <message>
        <source>hide what is not selected</source>
        <translation>ausblenden, was nicht ausgewählt ist</translation>
    </message>
    <message>
        <source>a box by keys: arrows move it, with Shift they size it, Enter selects, Esc leaves</source>
        <translation>ein Rahmen mit Tasten: Pfeile bewegen ihn, mit Umschalt ändern sie die Größe, Enter wählt aus, Esc verlässt ihn</translation>
    </message>
    <message>
        <source>fewer connections</source>
        <translation>weniger Verbindungen</translation>
    </message>
    <message>
        <source>more connections</source>
        <translation>mehr Verbindungen</translation>
    </message>
    <message>
        <source>turn left</source>
        <translation>nach links drehen</translation>
    </message>
    <message>
        <source>turn right</source>
        <translation>nach rechts drehen</translation>
    </message>
    <message>
        <source>turn up</source>
        <translation>nach oben drehen</translation>
    </message>
    <message>
        <source>turn down</source>
        <translation>nach unten drehen</translation>
    </message>
    <message>
        <source>nearer</source>
        <translation>näher</translation>
    </message>
    <message>
        <source>farther</source>
        <translation>ferner</translation>
    </message>
    <message>
        <source>play or hold what changes over time</source>
        <translation>abspielen oder anhalten, was sich mit der Zeit ändert</translation>
    </message>
    <message>
        <source>a moment earlier</source>
        <translation>einen Augenblick früher</translation>
    </message>
    <message>
        <source>a moment later</source>
        <translation>einen Augenblick später</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Compositions</source>
        <translation>Zusammensetzungen</translation>
    </message>
    <message>
        <source>Learned parts</source>
        <translation>Gelernte Teile</translation>
    </message>
    <message>
        <source>Black boxes</source>
        <translation>Black Boxes</translation>
    </message>
    <message>
        <source>Learned connectomes</source>
        <translation>Gelernte Konnektome</translation>
    </message>
    <message>
        <source>Networks that make an EEG</source>
        <translation>Netze, die ein EEG erzeugen</translation>
    </message>
    <message>
        <source>Couplings</source>
        <translation>Kopplungen</translation>
    </message>
    <message>
        <source>Observations</source>
        <translation>Beobachtungsmodelle</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Verluste</translation>
    </message>
    <message>
        <source>Regularisers</source>
        <translation>Regularisierer</translation>
    </message>
    <message>
        <source>Optimisers</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>Intervalle</translation>
    </message>
    <message>
        <source>Integrators</source>
        <translation>Integratoren</translation>
    </message>
    <message>
        <source>Waveforms of a stimulus</source>
        <translation>Wellenformen eines Reizes</translation>
    </message>
    <message>
        <source>Templates of diseases</source>
        <translation>Krankheitsvorlagen</translation>
    </message>
    <message>
        <source>All actions are in the menus, and in the search field at the top, which shows those that work now. Keys can be changed in Tools.</source>
        <translation>Alle Aktionen stehen in den Menüs und im Suchfeld oben, das zeigt, welche gerade möglich sind. Die Tasten lassen sich unter Extras ändern.</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie tut</translation>
    </message>
    <message>
        <source>3D view</source>
        <translation>3D-Ansicht</translation>
    </message>
    <message>
        <source>keypad {key}</source>
        <translation>Ziffernblock {key}</translation>
    </message>
    <message>
        <source>In the 3D view</source>
        <translation>In der 3D-Ansicht</translation>
    </message>
    <message>
        <source>Also: {words}.</source>
        <translation>Auch: {words}.</translation>
    </message>
    <message>
        <source>Parts, losses and metrics</source>
        <translation>Bausteine, Verluste und Metriken</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>Kurz</translation>
    </message>
    <message>
        <source>The strongest weights without a tract: {weights}.</source>
        <translation>Die stärksten Gewichte ohne Bahn: {weights}.</translation>
    </message>
    <message>
        <source>Whether this recording determines them is not known.</source>
        <translation>Ob diese Aufnahme sie bestimmt, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Whether this recording determines them stands below, under Well-posedness.</source>
        <translation>Ob diese Aufnahme sie bestimmt, steht unten unter Wohlgestelltheit.</translation>
    </message>
    <message>
        <source>Bounds</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Regional parameters: median, and in brackets the range over regions. An interval covers the middle 90 % of what the data leave possible.</source>
        <translation>Regionale Parameter: Median, in Klammern die Spanne über Regionen. Ein Intervall umfasst die mittleren 90 % dessen, was die Daten offen lassen.</translation>
    </message>
    <message>
        <source>Intervals of {parameters}: not estimated.</source>
        <translation>Intervalle von {parameters}: nicht geschätzt.</translation>
    </message>
    <message>
        <source> (at its bound)</source>
        <translation> (an der Grenze)</translation>
    </message>
    <message>
        <source>median width {width}</source>
        <translation>mittlere Breite {width}</translation>
    </message>
    <message>
        <source>Learned against anatomical weights of tracts; no weight stands out without one.</source>
        <translation>Gelernte gegen anatomische Gewichte von Bahnen; kein Gewicht ohne Bahn sticht hervor.</translation>
    </message>
    <message>
        <source>Learned against anatomical weights of tracts; {count} weights stand out without one.</source>
        <translation>Gelernte gegen anatomische Gewichte von Bahnen; {count} Gewichte ohne Bahn stechen hervor.</translation>
    </message>
    <message>
        <source>Learned against anatomical weights.</source>
        <translation>Gelernte gegen anatomische Gewichte.</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Besser</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metriken</translation>
    </message>
    <message>
        <source>per region</source>
        <translation>je Region</translation>
    </message>
    <message>
        <source>global</source>
        <translation>global</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Default, bounds, unit</source>
        <translation>Vorgabe, Grenzen, Einheit</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Source: {source}.</source>
        <translation>Quelle: {source}.</translation>
    </message>
    <message>
        <source>That was all. Nothing has to be saved: every step is on the disk.</source>
        <translation>Das war alles. Nichts muss gesichert werden: Jeder Schritt liegt auf der Festplatte.</translation>
    </message>
    <message>
        <source>Close the tutorial</source>
        <translation>Einführung schließen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} von {count}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Nachschlagen</translation>
    </message>
    <message>
        <source>(no key)</source>
        <translation>(keine Taste)</translation>
    </message>
    <message>
        <source>&gt; **How it is computed: {title}.** {formula}
&gt;
&gt; **Interval:** {interval}
&gt;
&gt; **Source:** {source}</source>
        <translation>&gt; **So wird es berechnet: {title}.** {formula}
&gt;
&gt; **Intervall:** {interval}
&gt;
&gt; **Quelle:** {source}</translation>
    </message>
    <message>
        <source>Go to Fit.</source>
        <translation>Weiter zu „Anpassen“.</translation>
    </message>
    <message>
        <source>Where seizures begin</source>
        <translation>Wo Anfälle beginnen</translation>
    </message>
    <message>
        <source>Open the demo epilepsy patient. The seizures are simulated: no person has them, and the zone that made them is known.</source>
        <translation>Den Demo-Patienten Epilepsie öffnen. Die Anfälle sind simuliert: Kein Mensch hat sie, und die Zone, die sie erzeugt hat, ist bekannt.</translation>
    </message>
    <message>
        <source>Click one of the three seizures in the table: its contacts are drawn below, and S and E mark onset and end.</source>
        <translation>Einen der drei Anfälle in der Tabelle anklicken: Seine Kontakte werden darunter gezeichnet, S und E markieren Beginn und Ende.</translation>
    </message>
    <message>
        <source>Go to Check. It says how many regions a contact can see: a zone in the others stays unseen.</source>
        <translation>Weiter zu „Prüfen“. Dort steht, wie viele Regionen ein Kontakt sehen kann: Eine Zone in den anderen bleibt ungesehen.</translation>
    </message>
    <message>
        <source>Locate the seizure onset: leave all three seizures chosen and the hypothesis open, choose Quick and press Start. It takes a minute or two on two cores.</source>
        <translation>Den Anfallsursprung lokalisieren: alle drei Anfälle gewählt und die Hypothese offen lassen, „Schnell“ wählen und „Starten“ drücken. Das dauert auf zwei Kernen ein bis zwei Minuten.</translation>
    </message>
    <message>
        <source>Wait until it is located. The strip below says how far it is.</source>
        <translation>Warten, bis er lokalisiert ist. Die Leiste unten zeigt, wie weit der Auftrag ist.</translation>
    </message>
    <message>
        <source>Go to Inspect, tab Seizures: the probability that a region begins a seizure, with its interval. Ask first whether the likeliest regions are seen by a contact at all. Click one of them.</source>
        <translation>Weiter zu „Untersuchen“, Reiter „Anfälle“: die Wahrscheinlichkeit, dass eine Region einen Anfall beginnt, mit ihrem Intervall. Zuerst fragen, ob ein Kontakt die wahrscheinlichsten Regionen überhaupt sieht. Eine davon anklicken.</translation>
    </message>
    <message>
        <source>Go to Plan and take regions away: by name, or as a laser ablation.</source>
        <translation>Weiter zu „Planen“ und Regionen wegnehmen: dem Namen nach oder als Laserablation.</translation>
    </message>
    <message>
        <source>Run the plan: the same posterior draws, with and without it. Look at what it costs, too.</source>
        <translation>Den Plan ausführen: dieselben Posterior-Ziehungen mit ihm und ohne ihn. Auch ansehen, was er kostet.</translation>
    </message>
    <message>
        <source>Write the report. The true zone stands at the end of the page of help about this case: look now.</source>
        <translation>Den Bericht schreiben. Die wahre Zone steht am Ende der Hilfeseite zu diesem Fall: jetzt nachsehen.</translation>
    </message>
    <message>
        <source>A twin of a brain at rest</source>
        <translation>Das Gehirn in Ruhe</translation>
    </message>
    <message>
        <source>Open the demo patient: a published connectome of 68 regions and resting fMRI of another group. It is not one person.</source>
        <translation>Den Demo-Patienten öffnen: ein veröffentlichtes Konnektom aus 68 Regionen und Ruhe-fMRT einer anderen Gruppe. Es ist nicht ein einzelner Mensch.</translation>
    </message>
    <message>
        <source>Data shows what the patient has. Click a region in the 3D view: the matrix, the signals and the list of regions follow.</source>
        <translation>„Daten“ zeigt, was der Patient hat. Eine Region in der 3D-Ansicht anklicken: Matrix, Signale und Regionenliste folgen.</translation>
    </message>
    <message>
        <source>Go to Check. The program has looked for what may spoil a fit; the worst comes first, each card with the picture that proves it.</source>
        <translation>Weiter zu „Prüfen“. Das Programm hat gesucht, was eine Anpassung verderben kann; das Schlimmste steht zuerst, jede Karte mit dem Bild, das sie belegt.</translation>
    </message>
    <message>
        <source>Read the cards, choose Accept, type your initials and sign off. The report says who checked what.</source>
        <translation>Die Karten lesen, „Annehmen“ wählen, das eigene Kürzel eintippen und abzeichnen. Der Bericht sagt, wer was geprüft hat.</translation>
    </message>
    <message>
        <source>Choose Quick look, leave the held-out share as it is, and press Start. What is held out judges the twin afterwards.</source>
        <translation>„Schneller Blick“ wählen, den zurückgehaltenen Anteil lassen, wie er ist, und „Starten“ drücken. Was zurückgehalten wird, beurteilt danach den Zwilling.</translation>
    </message>
    <message>
        <source>The loss falls, the dots gather at the diagonal. The first fit compiles the model, which takes longest. Wait until it is finished.</source>
        <translation>Der Verlust fällt, die Punkte sammeln sich an der Diagonale. Die erste Anpassung übersetzt das Modell, was am längsten dauert. Warten, bis sie fertig ist.</translation>
    </message>
    <message>
        <source>Go to Inspect.</source>
        <translation>Weiter zu „Untersuchen“.</translation>
    </message>
    <message>
        <source>The sentence above says how well the twin agrees, beside structure alone and the ceiling of the recording. Click a cell of a matrix to see where it does not.</source>
        <translation>Der Satz oben sagt, wie gut der Zwilling übereinstimmt, neben der Struktur allein und der Obergrenze der Aufnahme. Eine Zelle einer Matrix anklicken, um zu sehen, wo er es nicht tut.</translation>
    </message>
    <message>
        <source>Go to Plan.</source>
        <translation>Weiter zu „Planen“.</translation>
    </message>
    <message>
        <source>Begin a virtual surgery, select a region in the 3D view and press Space. The plan changes a copy of the twin, never the data.</source>
        <translation>Eine virtuelle Chirurgie beginnen, eine Region in der 3D-Ansicht auswählen und die Leertaste drücken. Der Plan ändert eine Kopie des Zwillings, nie die Daten.</translation>
    </message>
    <message>
        <source>The preview is quick; Run full makes 64 paired runs with the same noise, and gives every effect its interval.</source>
        <translation>Die Vorschau ist schnell; „Voll ausführen“ rechnet 64 gepaarte Läufe mit demselben Rauschen und gibt jeder Wirkung ihr Intervall.</translation>
    </message>
    <message>
        <source>Go to Report, look at the preview, and write it.</source>
        <translation>Weiter zu „Bericht“, die Vorschau ansehen und den Bericht schreiben.</translation>
    </message>
    <message>
        <source>Stimulation</source>
        <translation>Stimulation</translation>
    </message>
    <message>
        <source>Open the demo patient.</source>
        <translation>Den Demo-Patienten öffnen.</translation>
    </message>
    <message>
        <source>A stimulus is tried on a twin. Where there is none yet, choose Quick look, press Start and wait until it is finished.</source>
        <translation>Ein Reiz wird an einem Zwilling erprobt. Wo es noch keinen gibt, „Schneller Blick“ wählen, „Starten“ drücken und warten, bis er fertig ist.</translation>
    </message>
    <message>
        <source>Select one or more regions, then choose New stimulation in the menu Plan. The amplitude is in units of the model: how strongly a brain answers is not known from rest.</source>
        <translation>Eine oder mehrere Regionen auswählen, dann „Neue Stimulation“ im Menü „Planen“ wählen. Die Amplitude hat die Einheit des Modells: Wie stark ein Gehirn antwortet, ist aus der Ruhe nicht bekannt.</translation>
    </message>
    <message>
        <source>Choose Sine as the shape, and set amplitude and frequency. The course below has handles to pull.</source>
        <translation>„Sinus“ als Form wählen, Amplitude und Frequenz einstellen. Der Verlauf darunter hat Griffe zum Ziehen.</translation>
    </message>
    <message>
        <source>Run paired: 64 runs with the stimulus and 64 without it, pair by pair with the same noise.</source>
        <translation>Gepaart ausführen: 64 Läufe mit dem Reiz und 64 ohne ihn, Paar für Paar mit demselben Rauschen.</translation>
    </message>
    <message>
        <source>Press Find where, when and how…, then Search. Candidates are judged with noise that the search did not see.</source>
        <translation>„Wo, wann und wie suchen…“ drücken, dann „Suchen“. Kandidaten werden mit Rauschen beurteilt, das die Suche nicht gesehen hat.</translation>
    </message>
    <message>
        <source>Write the report.</source>
        <translation>Den Bericht schreiben.</translation>
    </message>
    <message>
        <source>Opens the composite demo patient in a project of its own.</source>
        <translation>Öffnet den zusammengesetzten Demo-Patienten in einem eigenen Projekt.</translation>
    </message>
    <message>
        <source>Opens the virtual patient with three simulated seizures.</source>
        <translation>Öffnet den virtuellen Patienten mit drei simulierten Anfällen.</translation>
    </message>
    <message>
        <source>Asks for a code and files, and how each file is to be read.</source>
        <translation>Fragt nach einem Code und nach Dateien und wie jede Datei zu lesen ist.</translation>
    </message>
    <message>
        <source>Opens a folder NAME.btproj.</source>
        <translation>Öffnet einen Ordner NAME.btproj.</translation>
    </message>
    <message>
        <source>Unpacks a project that somebody passed on, and opens it.</source>
        <translation>Entpackt ein Projekt, das jemand weitergegeben hat, und öffnet es.</translation>
    </message>
    <message>
        <source>Writes the whole project into one file to pass on.</source>
        <translation>Schreibt das ganze Projekt in eine Datei zum Weitergeben.</translation>
    </message>
    <message>
        <source>Writes one patient&apos;s data, without what may name a person.</source>
        <translation>Schreibt die Daten eines Patienten ohne das, was eine Person nennen könnte.</translation>
    </message>
    <message>
        <source>Writes the selected twin alone, enough to simulate and to report.</source>
        <translation>Schreibt den gewählten Zwilling allein, genug zum Simulieren und Berichten.</translation>
    </message>
    <message>
        <source>Everything confirmed is on the disk already; this says so.</source>
        <translation>Alles Bestätigte liegt schon auf der Festplatte; dies sagt es.</translation>
    </message>
    <message>
        <source>All that was asked of the project, and whether its chain holds.</source>
        <translation>Alles, was vom Projekt verlangt wurde, und ob die Kette hält.</translation>
    </message>
    <message>
        <source>Goes back to the start page.</source>
        <translation>Geht zurück zur Startseite.</translation>
    </message>
    <message>
        <source>Ends the program; a running fit goes on from its checkpoint later.</source>
        <translation>Beendet das Programm; eine laufende Anpassung geht später vom Zwischenstand weiter.</translation>
    </message>
    <message>
        <source>Takes the last change of the project back.</source>
        <translation>Nimmt die letzte Änderung des Projekts zurück.</translation>
    </message>
    <message>
        <source>Does again what was taken back.</source>
        <translation>Macht noch einmal, was zurückgenommen wurde.</translation>
    </message>
    <message>
        <source>Puts the cursor into the search for actions and regions.</source>
        <translation>Setzt den Cursor in die Suche nach Aktionen und Regionen.</translation>
    </message>
    <message>
        <source>Opens the list of regions with its search.</source>
        <translation>Öffnet die Liste der Regionen mit ihrer Suche.</translation>
    </message>
    <message>
        <source>Puts the panel that has the keyboard on the clipboard.</source>
        <translation>Legt den Bereich, der die Tastatur hat, in die Zwischenablage.</translation>
    </message>
    <message>
        <source>What a right click offers there: numbers, pictures, an answer.</source>
        <translation>Was dort ein Rechtsklick anbietet: Zahlen, Bilder, eine Antwort.</translation>
    </message>
    <message>
        <source>Nothing is selected any more; leaves a tool first.</source>
        <translation>Nichts ist mehr ausgewählt; verlässt zuerst ein Werkzeug.</translation>
    </message>
    <message>
        <source>Changes the colours of the window.</source>
        <translation>Ändert die Farben des Fensters.</translation>
    </message>
    <message>
        <source>How large everything is drawn, from the next start on.</source>
        <translation>Wie groß alles gezeichnet wird, ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>What the window speaks, from the next start on.</source>
        <translation>Was das Fenster spricht, ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Lists all actions with their keys, which can be changed.</source>
        <translation>Listet alle Aktionen mit ihren Tasten auf, die sich ändern lassen.</translation>
    </message>
    <message>
        <source>Begins no further job until the queue is let go; also the way back.</source>
        <translation>Beginnt keinen weiteren Auftrag, bis die Warteschlange freigegeben wird; auch der Weg zurück.</translation>
    </message>
    <message>
        <source>Whether the system tells of a job that ends while you are elsewhere.</source>
        <translation>Ob das System einen Auftrag meldet, der endet, während Sie anderswo sind.</translation>
    </message>
    <message>
        <source>Gives the panel with the keyboard the whole page, and back.</source>
        <translation>Gibt dem Bereich mit der Tastatur die ganze Seite, und zurück.</translation>
    </message>
    <message>
        <source>Hides the project beside the pages, or shows it again.</source>
        <translation>Verbirgt das Projekt neben den Seiten oder zeigt es wieder.</translation>
    </message>
    <message>
        <source>All panels of the page, as it was drawn.</source>
        <translation>Alle Bereiche der Seite, wie sie gezeichnet wurde.</translation>
    </message>
    <message>
        <source>The brain without the plots, where a page has both.</source>
        <translation>Das Gehirn ohne die Diagramme, wo eine Seite beides hat.</translation>
    </message>
    <message>
        <source>The plots without the brain, where a page has both.</source>
        <translation>Die Diagramme ohne das Gehirn, wo eine Seite beides hat.</translation>
    </message>
    <message>
        <source>Without the project and what stands at the side.</source>
        <translation>Ohne das Projekt und das, was an der Seite steht.</translation>
    </message>
    <message>
        <source>Lists where the panel with the keyboard can be moved to.</source>
        <translation>Zeigt, wohin der Bereich mit der Tastatur verschoben werden kann.</translation>
    </message>
    <message>
        <source>Panels as large and in the places they had at first.</source>
        <translation>Bereiche so groß und an den Plätzen, wie sie es zuerst waren.</translation>
    </message>
    <message>
        <source>What the patient has, and what it looks like.</source>
        <translation>Was der Patient hat und wie es aussieht.</translation>
    </message>
    <message>
        <source>What was found in the data, with the pictures that prove it.</source>
        <translation>Was in den Daten gefunden wurde, mit den Bildern, die es belegen.</translation>
    </message>
    <message>
        <source>Sets up and shows a fit.</source>
        <translation>Richtet eine Anpassung ein und zeigt sie.</translation>
    </message>
    <message>
        <source>How well the twin agrees, where not, and what was fitted.</source>
        <translation>Wie gut der Zwilling übereinstimmt, wo nicht, und was angepasst wurde.</translation>
    </message>
    <message>
        <source>Virtual surgery and stimulation on a copy of the twin.</source>
        <translation>Virtuelle Chirurgie und Stimulation an einer Kopie des Zwillings.</translation>
    </message>
    <message>
        <source>The report, and how it will look.</source>
        <translation>Der Bericht und wie er aussehen wird.</translation>
    </message>
    <message>
        <source>Shows the start page; the project stays open.</source>
        <translation>Zeigt die Startseite; das Projekt bleibt offen.</translation>
    </message>
    <message>
        <source>Adds files to the patient; you see first how they are read.</source>
        <translation>Fügt dem Patienten Dateien hinzu; vorher ist zu sehen, wie sie gelesen werden.</translation>
    </message>
    <message>
        <source>Chooses data, effort and model of a fit, and starts it.</source>
        <translation>Wählt Daten, Aufwand und Modell einer Anpassung und startet sie.</translation>
    </message>
    <message>
        <source>In Fit, starts what is set up, or stops what runs and keeps the best; elsewhere sets up a fit.</source>
        <translation>In „Anpassen“ startet es, was eingestellt ist, oder hält an, was läuft, und behält das Beste; anderswo stellt es eine Anpassung ein.</translation>
    </message>
    <message>
        <source>Fits a twin of seizures to marked SEEG recordings.</source>
        <translation>Passt einen Anfallszwilling an markierte SEEG-Aufnahmen an.</translation>
    </message>
    <message>
        <source>Ends the fit at its next step; the best so far is kept.</source>
        <translation>Beendet die Anpassung beim nächsten Schritt; das Beste bisher bleibt.</translation>
    </message>
    <message>
        <source>What the selected twin is, what it was fitted to, and its limits.</source>
        <translation>Was der gewählte Zwilling ist, woran er angepasst wurde, und seine Grenzen.</translation>
    </message>
    <message>
        <source>Takes the selected fit and its plans away; can be undone.</source>
        <translation>Nimmt die gewählte Anpassung und ihre Pläne weg; lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Takes the selected twin of seizures away; can be undone.</source>
        <translation>Nimmt den gewählten Anfallszwilling weg; lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>An empty plan; add regions, connections and operations.</source>
        <translation>Ein leerer Plan für Regionen, Verbindungen und Operationen.</translation>
    </message>
    <message>
        <source>A plan with one stimulus.</source>
        <translation>Ein Plan mit einem Reiz.</translation>
    </message>
    <message>
        <source>A plan that removes what the patient&apos;s lesion mask covers.</source>
        <translation>Ein Plan, der entfernt, was die Läsionsmaske des Patienten bedeckt.</translation>
    </message>
    <message>
        <source>Adds the selected regions or connections to the shown plan.</source>
        <translation>Fügt die ausgewählten Regionen oder Verbindungen zum gezeigten Plan hinzu.</translation>
    </message>
    <message>
        <source>Which parts of the plan make its effects.</source>
        <translation>Welche Teile des Plans seine Wirkungen ausmachen.</translation>
    </message>
    <message>
        <source>Takes the shown plan away; can be undone.</source>
        <translation>Nimmt den gezeigten Plan weg; lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Writes the report of the selected patient as PDF or HTML.</source>
        <translation>Schreibt den Bericht des gewählten Patienten als PDF oder HTML.</translation>
    </message>
    <message>
        <source>Where the log of the program lies, and its end.</source>
        <translation>Wo die Logdatei des Programms liegt, und ihr Ende.</translation>
    </message>
    <message>
        <source>Version of the program and of its libraries.</source>
        <translation>Version des Programms und seiner Bibliotheken.</translation>
    </message>
    <message>
        <source>The page about the panel that has the keyboard or the mouse.</source>
        <translation>Die Seite zum Bereich, der die Tastatur oder die Maus hat.</translation>
    </message>
    <message>
        <source>The words of the field as the program uses them.</source>
        <translation>Die Wörter des Fachs, wie das Programm sie verwendet.</translation>
    </message>
    <message>
        <source>All actions and keys on one page.</source>
        <translation>Alle Aktionen und Tasten auf einer Seite.</translation>
    </message>
    <message>
        <source>Leads from the demo patient&apos;s recording to a report.</source>
        <translation>Führt von der Aufnahme des Demo-Patienten zu einem Bericht.</translation>
    </message>
    <message>
        <source>Leads from marked seizures to a plan on a virtual patient.</source>
        <translation>Führt von markierten Anfällen zu einem Plan an einem virtuellen Patienten.</translation>
    </message>
    <message>
        <source>Leads from a twin to a stimulus and its effects.</source>
        <translation>Führt von einem Zwilling zu einem Reiz und seinen Wirkungen.</translation>
    </message>
    <message>
        <source>Shows or hides the six steps below the project of a demo patient.</source>
        <translation>Zeigt oder verbirgt die sechs Schritte unter dem Projekt eines Demo-Patienten.</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>Keine Seite hat diese Wörter.</translation>
    </message>
    <message>
        <source>Search help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Seite davor</translation>
    </message>
    <message>
        <source>Page after</source>
        <translation>Seite danach</translation>
    </message>
    <message>
        <source>{title} is done. You look at an earlier step: it is kept once you go to the latest one, so that no later step is lost.</source>
        <translation>{title}: fertig. Zu sehen ist ein früherer Schritt: Das Ergebnis wird behalten, sobald der letzte Schritt wieder gezeigt wird, damit kein späterer verloren geht.</translation>
    </message>
    <message>
        <source>Go to the latest step</source>
        <translation>Zum letzten Schritt</translation>
    </message>
    <message>
        <source>converged</source>
        <translation>konvergiert</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>divergiert</translation>
    </message>
    <message>
        <source>A fit is running. Closed now, it goes on from its last checkpoint when the project is opened again.</source>
        <translation>Eine Anpassung läuft. Wird jetzt geschlossen, geht sie vom letzten Zwischenstand weiter, wenn das Projekt wieder geöffnet wird.</translation>
    </message>
    <message>
        <source>A fit finished, but its project is closed. It is kept as a checkpoint: open the project and resume the fit.</source>
        <translation>Eine Anpassung ist fertig, aber ihr Projekt ist geschlossen. Sie bleibt als Zwischenstand erhalten: das Projekt öffnen und die Anpassung fortsetzen.</translation>
    </message>
    <message>
        <source>Simulate {fit}</source>
        <translation>{fit} simulieren</translation>
    </message>
    <message>
        <source>{fit} of {patient} ({effort})</source>
        <translation>{fit} von {patient} ({effort})</translation>
    </message>
    <message>
        <source>Run “{name}”</source>
        <translation>„{name}“ ausführen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source> Your project is unharmed and the last checkpoint was kept.</source>
        <translation> Das Projekt ist unversehrt, und der letzte Zwischenstand wurde behalten.</translation>
    </message>
    <message>
        <source> Your project is unharmed; the fit had not reached a checkpoint.</source>
        <translation> Das Projekt ist unversehrt; die Anpassung hatte noch keinen Zwischenstand erreicht.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>There is no such unfinished fit in this project.</source>
        <translation>Eine solche unfertige Anpassung gibt es in diesem Projekt nicht.</translation>
    </message>
    <message>
        <source>Close, resume later</source>
        <translation>Schließen, später fortsetzen</translation>
    </message>
    <message>
        <source>Do not close</source>
        <translation>Nicht schließen</translation>
    </message>
    <message>
        <source>No project open</source>
        <translation>Kein Projekt offen</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gesichert</translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation>Rückgängig: {step}</translation>
    </message>
    <message>
        <source>Redo: {step}</source>
        <translation>Wiederholen: {step}</translation>
    </message>
    <message>
        <source>Show the project</source>
        <translation>Projekt zeigen</translation>
    </message>
    <message>
        <source>Drop to add the files; you see first how they are read.</source>
        <translation>Loslassen fügt die Dateien hinzu; zuerst ist zu sehen, wie sie gelesen werden.</translation>
    </message>
    <message>
        <source>{job} is done</source>
        <translation>{job}: fertig</translation>
    </message>
    <message>
        <source>{job} failed</source>
        <translation>{job}: fehlgeschlagen</translation>
    </message>
    <message>
        <source>{job} was lost</source>
        <translation>{job}: verloren gegangen</translation>
    </message>
    <message>
        <source>{job} ended</source>
        <translation>{job}: beendet</translation>
    </message>
    <message>
        <source>An operation needs a fitted twin. Fit one first.</source>
        <translation>Eine Operation braucht einen angepassten Zwilling. Zuerst einen anpassen.</translation>
    </message>
    <message>
        <source>This twin is a black box: it has no parameters with a meaning to change.</source>
        <translation>Dieser Zwilling ist eine Blackbox: Er hat keine Parameter mit Bedeutung, die sich ändern ließen.</translation>
    </message>
    <message>
        <source>weight of the selected connection</source>
        <translation>Gewicht der ausgewählten Verbindung</translation>
    </message>
    <message>
        <source>the selected connection</source>
        <translation>die ausgewählte Verbindung</translation>
    </message>
    <message>
        <source>the whole brain</source>
        <translation>das ganze Gehirn</translation>
    </message>
    <message>
        <source>the selected region</source>
        <translation>die ausgewählte Region</translation>
    </message>
    <message>
        <source>{count} selected regions</source>
        <translation>{count} ausgewählte Regionen</translation>
    </message>
    <message>
        <source>{name} would be {amount:g}{unit}; the model allows {allowed}.</source>
        <translation>{name} wäre {amount:g}{unit}; das Modell erlaubt {allowed}.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Brain from the left, from the top and from the right; colour: {label}.</source>
        <translation>Gehirn von links, von oben und von rechts; Farbe: {label}.</translation>
    </message>
    <message>
        <source>Brain</source>
        <translation>Gehirn</translation>
    </message>
    <message>
        <source>sum of received weights</source>
        <translation>Summe der empfangenen Gewichte</translation>
    </message>
    <message>
        <source>Size: strength; colour: {label}, {meaning}; lines: the strongest 7&#xa0;% of connections. Side views show their own hemisphere.</source>
        <translation>Größe: Stärke; Farbe: {label}, {meaning}; Linien: die stärksten 7&#xa0;% der Verbindungen. Seitenansichten zeigen ihre eigene Hemisphäre.</translation>
    </message>
    <message>
        <source>Structure and slices</source>
        <translation>Struktur und Schnitte</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>The onset of the seizures is being located.</source>
        <translation>Der Anfallsursprung wird lokalisiert.</translation>
    </message>
    <message>
        <source>What comes of it stands in Inspect, tab Seizures.</source>
        <translation>Das Ergebnis steht in Untersuchen unter Anfälle.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Connectivity</source>
        <translation>Konnektivität</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>More panels</source>
        <translation>Weitere Bereiche</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Ahead</source>
        <translation>Voraus</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Posed</source>
        <translation>Bestimmt</translation>
    </message>
    <message>
        <source>Next Sys</source>
        <translation>Vor. Sys</translation>
    </message>
    <message>
        <source>Functional connectivity</source>
        <translation>Funktionelle Konnektivität</translation>
    </message>
    <message>
        <source>Which recording</source>
        <translation>Welche Aufnahme</translation>
    </message>
    <message>
        <source>Connectivity and what shares its place</source>
        <translation>Konnektivität und was ihren Platz teilt</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Readouts</source>
        <translation>Kennwerte</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>All plans</source>
        <translation>Alle Pläne</translation>
    </message>
    <message>
        <source>What the plan is about</source>
        <translation>Wovon der Plan handelt</translation>
    </message>
    <message>
        <source>File moved</source>
        <translation>Verschoben</translation>
    </message>
    <message>
        <source>project folder not found</source>
        <translation>Projektordner nicht gefunden</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Lokalisieren…</translation>
    </message>
    <message>
        <source>Locate {name}</source>
        <translation>{name} suchen</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Brain twin report: {patient}</source>
        <translation>Bericht des Hirnzwillings: {patient}</translation>
    </message>
    <message>
        <source>Project {name}</source>
        <translation>Projekt {name}</translation>
    </message>
    <message>
        <source>, fitted {date}</source>
        <translation>, angepasst {date}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Demo patient: composite of two open data sets, not one person</source>
        <translation>Demo-Patient: aus zwei offenen Datensätzen zusammengesetzt, keine einzelne Person</translation>
    </message>
    <message>
        <source>Fit a model to one brain. Look, test, and plan on the copy.</source>
        <translation>Modell an ein Gehirn anpassen. An der Kopie planen.</translation>
    </message>
    <message>
        <source>Projects you open are listed here.</source>
        <translation>Geöffnete Projekte stehen hier.</translation>
    </message>
    <message>
        <source>A brain at rest</source>
        <translation>Ein ruhendes Gehirn</translation>
    </message>
    <message>
        <source>Real data, ready to explore. No download.</source>
        <translation>Echte Daten, gleich zu erkunden. Kein Download.</translation>
    </message>
    <message>
        <source>Virtual: simulated SEEG seizures, no real person</source>
        <translation>Virtuell: simulierte SEEG-Anfälle, keine Person</translation>
    </message>
    <message>
        <source>From your own files</source>
        <translation>Aus eigenen Dateien</translation>
    </message>
    <message>
        <source>A .btproj folder</source>
        <translation>Ein .btproj-Ordner</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Tutorials</source>
        <translation>Einführungen</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Search actions and regions</source>
        <translation>Aktionen und Regionen suchen</translation>
    </message>
    <message>
        <source>FC correlation, 0 to 1</source>
        <translation>FC-Korrelation, 0 bis 1</translation>
    </message>
    <message>
        <source>structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>Similarity of two moments&apos; FC (FCD value)</source>
        <translation>Ähnlichkeit der FC zweier Zeitpunkte (FCD-Wert)</translation>
    </message>
    <message>
        <source>Share of values below</source>
        <translation>Anteil der Werte darunter</translation>
    </message>
    <message>
        <source>KS distance {value}</source>
        <translation>KS-Abstand {value}</translation>
    </message>
    <message>
        <source>FC dynamics</source>
        <translation>FC-Dynamik</translation>
    </message>
    <message>
        <source>structure alone</source>
        <translation>Struktur allein</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>Anpassung</translation>
    </message>
    <message>
        <source>ceiling</source>
        <translation>Obergrenze</translation>
    </message>
    <message>
        <source>{name} not estimated</source>
        <translation>{name} nicht geschätzt</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>{count} regions</source>
        <translation>{count} Regionen</translation>
    </message>
    <message>
        <source>no labels</source>
        <translation>keine Beschriftung</translation>
    </message>
    <message>
        <source>{side}, {regions}, space {space}</source>
        <translation>{side}, {regions}, Raum {space}</translation>
    </message>
    <message>
        <source>Own cortex</source>
        <translation>Eigener Kortex</translation>
    </message>
    <message>
        <source>brain only, space {space}</source>
        <translation>nur Gehirn, Raum {space}</translation>
    </message>
    <message>
        <source>in {count} regions</source>
        <translation>in {count} Regionen</translation>
    </message>
    <message>
        <source>in 1 region</source>
        <translation>in 1 Region</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>{where}, space {space}</source>
        <translation>{where}, Raum {space}</translation>
    </message>
    <message>
        <source>Waiting for the job before it.</source>
        <translation>Wartet auf den Auftrag davor.</translation>
    </message>
    <message>
        <source> It can be stopped in the strip of jobs below: what is done until then is kept.</source>
        <translation> Lässt sich unten im Streifen der Aufträge anhalten: Was bis dahin getan ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Berechnen</translation>
    </message>
    <message>
        <source>No connectome yet. Drop one here or open the demo.</source>
        <translation>Noch kein Konnektom. Eines hier ablegen oder die Demo öffnen.</translation>
    </message>
    <message>
        <source>This patient has no connectome yet. Drop one here.</source>
        <translation>Dieser Patient hat noch kein Konnektom. Eines hier ablegen.</translation>
    </message>
    <message>
        <source>Add data</source>
        <translation>Daten hinzufügen</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>L   left side</source>
        <translation>L   linke Seite</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>R   right side</source>
        <translation>R   rechte Seite</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Vorn</translation>
    </message>
    <message>
        <source>Connectome</source>
        <translation>Konnektom</translation>
    </message>
    <message>
        <source>Seen from</source>
        <translation>Blickrichtung</translation>
    </message>
    <message>
        <source>More about the view</source>
        <translation>Mehr zur Ansicht</translation>
    </message>
    <message>
        <source>Spread, simulated</source>
        <translation>Ausbreitung, simuliert</translation>
    </message>
    <message>
        <source>Onset, simulated</source>
        <translation>Beginn, simuliert</translation>
    </message>
    <message>
        <source>Field potential, simulated</source>
        <translation>Feldpotential, simuliert</translation>
    </message>
    <message>
        <source>Spread, simulated under the plan</source>
        <translation>Ausbreitung, simuliert unter dem Plan</translation>
    </message>
    <message>
        <source>Onset, simulated under the plan</source>
        <translation>Beginn, simuliert unter dem Plan</translation>
    </message>
    <message>
        <source>Field potential, simulated under the plan</source>
        <translation>Feldpotential, simuliert unter dem Plan</translation>
    </message>
    <message>
        <source>Measured fMRI</source>
        <translation>Gemessenes fMRT</translation>
    </message>
    <message>
        <source>Simulated fMRI</source>
        <translation>Simuliertes fMRT</translation>
    </message>
    <message>
        <source>Spread by the twin</source>
        <translation>Ausbreitung nach dem Zwilling</translation>
    </message>
    <message>
        <source>Delay, twin</source>
        <translation>Verzögerung, Zwilling</translation>
    </message>
    <message>
        <source>Without a plan: median delays after the first region; grey: not by then. Intervals: Colour, Seizure delay.</source>
        <translation>Ohne Plan: mediane Verzögerungen nach der ersten Region; grau: bis dahin nicht. Intervalle: Farbe, Anfallsverzögerung.</translation>
    </message>
    <message>
        <source>One run of one draw, intervals not estimated.</source>
        <translation>Ein Lauf einer Ziehung, Intervalle nicht geschätzt.</translation>
    </message>
    <message>
        <source>{note} Grey: does not seize by then.</source>
        <translation>{note} Grau: bis dahin nicht im Anfall.</translation>
    </message>
    <message>
        <source>{label}, RMS over {seconds:g} s</source>
        <translation>{label}, RMS über {seconds:g} s</translation>
    </message>
    <message>
        <source>{count} of {all} recruited</source>
        <translation>{count} von {all} einbezogen</translation>
    </message>
    <message>
        <source>Burden as the template assumes it, intervals not estimated; the plan plays the last time.</source>
        <translation>Last, wie die Vorlage sie annimmt, Intervalle nicht geschätzt; der Plan spielt die letzte Zeit.</translation>
    </message>
    <message>
        <source>{time} of {end}</source>
        <translation>{time} von {end}</translation>
    </message>
    <message>
        <source>Burden, {disease}</source>
        <translation>Last, {disease}</translation>
    </message>
    <message>
        <source>Twin</source>
        <translation>Zwilling</translation>
    </message>
    <message>
        <source>Plan: {}</source>
        <translation>Plan: {}</translation>
    </message>
    <message>
        <source>Left the twin, right the plan, on one scale.</source>
        <translation>Links der Zwilling, rechts der Plan, auf einer Skala.</translation>
    </message>
    <message>
        <source>Recruited</source>
        <translation>Einbezogen</translation>
    </message>
    <message>
        <source>{label}: no value</source>
        <translation>{label}: kein Wert</translation>
    </message>
    <message>
        <source>{value}, interval {not_estimated}</source>
        <translation>{value}, Intervall {not_estimated}</translation>
    </message>
    <message>
        <source>Regions have no positions, so contacts are not drawn among them.</source>
        <translation>Die Regionen haben keine Positionen, darum sind keine Kontakte dazwischen gezeichnet.</translation>
    </message>
    <message>
        <source>{count} of {all} contacts drawn</source>
        <translation>{count} von {all} Kontakten gezeichnet</translation>
    </message>
    <message>
        <source>diamonds: {count} in the seizure onset zone</source>
        <translation>Rauten: {count} in der Anfallsursprungszone</translation>
    </message>
    <message>
        <source>rings: {count} resected</source>
        <translation>Ringe: {count} reseziert</translation>
    </message>
    <message>
        <source>crosses: {count} bad</source>
        <translation>Kreuze: {count} schlecht</translation>
    </message>
    <message>
        <source>Learned − anatomical</source>
        <translation>Gelernt − anatomisch</translation>
    </message>
    <message>
        <source>Edges: learned less anatomical weight, each over its largest on the square-root scale, the larger change of both directions; intervals not estimated.</source>
        <translation>Kanten: gelerntes minus anatomisches Gewicht, jeweils bezogen auf das größte, auf der Quadratwurzelskala, die größere Änderung beider Richtungen; Intervalle nicht geschätzt.</translation>
    </message>
    <message>
        <source>Edges that run alike are bundled; their curves are no fibre tracts.</source>
        <translation>Was gleich läuft, ist gebündelt; die Bögen sind keine Faserbahnen.</translation>
    </message>
    <message>
        <source>This twin has the anatomical connectome: nothing was learned.</source>
        <translation>Dieser Zwilling hat das anatomische Konnektom: nichts wurde gelernt.</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>As colour</source>
        <translation>Wie Farbe</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Strongest share of all</source>
        <translation>Stärkster Anteil von allen</translation>
    </message>
    <message>
        <source>All above a weight</source>
        <translation>Alle über einem Gewicht</translation>
    </message>
    <message>
        <source>Strongest of each region</source>
        <translation>Stärkste jeder Region</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Faint</source>
        <translation>Blass</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Kräftig</translation>
    </message>
    <message>
        <source>Glass</source>
        <translation>Glas</translation>
    </message>
    <message>
        <source>Pial</source>
        <translation>Pial</translation>
    </message>
    <message>
        <source>Inflated</source>
        <translation>Aufgeblasen</translation>
    </message>
    <message>
        <source>These regions are not the areas of this cortex: it stays of glass</source>
        <translation>Diese Regionen sind nicht die Areale dieses Kortex: er bleibt gläsern</translation>
    </message>
    <message>
        <source>Drawn flat: OpenGL 2.1 was not found. Update the graphics driver, or install Mesa.</source>
        <translation>Flach gezeichnet: OpenGL 2.1 fehlt. Den Grafiktreiber erneuern oder Mesa installieren.</translation>
    </message>
    <message>
        <source>Run the plan to compare it with the twin</source>
        <translation>Den Plan ausführen, um ihn mit dem Zwilling zu vergleichen</translation>
    </message>
    <message>
        <source>Find where, when and how first</source>
        <translation>Erst „Wo, wann und wie“ suchen</translation>
    </message>
    <message>
        <source>Find where, when and how with the adjoint map first</source>
        <translation>Erst „Wo, wann und wie“ mit der adjungierten Karte suchen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Cortex</source>
        <translation>Kortex</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Kanten</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>In bundles</source>
        <translation>In Bündeln</translation>
    </message>
    <message>
        <source>Fewer	[</source>
        <translation>Weniger	[</translation>
    </message>
    <message>
        <source>More	]</source>
        <translation>Mehr	]</translation>
    </message>
    <message>
        <source>top {share}</source>
        <translation>top {share}</translation>
    </message>
    <message>
        <source>top {count} each</source>
        <translation>top {count} je</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Add to plan	Space</source>
        <translation>Zum Plan hinzufügen	Leertaste</translation>
    </message>
    <message>
        <source>Frame selection	F</source>
        <translation>Auswahl einpassen	F</translation>
    </message>
    <message>
        <source>Hide or show unselected	H</source>
        <translation>Nicht Gewähltes aus- oder einblenden	H</translation>
    </message>
    <message>
        <source>Save picture or movie…</source>
        <translation>Bild oder Film sichern…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>The patient&apos;s own cortex</source>
        <translation>Der eigene Kortex des Patienten</translation>
    </message>
    <message>
        <source>No contact has a position.</source>
        <translation>Kein Kontakt hat eine Position.</translation>
    </message>
    <message>
        <source>Contacts lie in {contacts}, the own cortex in {cortex}; no way between them is known, so contacts are not drawn.</source>
        <translation>Die Kontakte liegen in {contacts}, der eigene Kortex in {cortex}; kein Weg dazwischen ist bekannt, darum sind keine Kontakte gezeichnet.</translation>
    </message>
    <message>
        <source> {count} regions have no label and no place; they lie in the middle.</source>
        <translation> {count} Regionen haben weder Beschriftung noch Ort; sie liegen in der Mitte.</translation>
    </message>
    <message>
        <source> {count} regions without a label are placed by a fit to the others.</source>
        <translation> {count} Regionen ohne Beschriftung sind nach den anderen eingepasst.</translation>
    </message>
    <message>
        <source> {count} regions without a label lie where the template has them.</source>
        <translation> {count} Regionen ohne Beschriftung liegen, wo die Vorlage sie hat.</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Adjoint</source>
        <translation>Adjungiert</translation>
    </message>
    <message>
        <source>share of target</source>
        <translation>Anteil am Ziel</translation>
    </message>
    <message>
        <source>share of amplitude</source>
        <translation>Anteil der Amplitude</translation>
    </message>
    <message>
        <source>This plan has not been run yet: no effect to show.</source>
        <translation>Dieser Plan wurde noch nicht ausgeführt: keine Wirkung zu zeigen.</translation>
    </message>
    <message>
        <source>Grey and hatched: the change is within noise.</source>
        <translation>Grau und schraffiert: Die Änderung liegt im Rauschen.</translation>
    </message>
    <message>
        <source>Spread over runs not kept; run the plan again to see what is within noise.</source>
        <translation>Streuung über die Läufe nicht aufbewahrt; den Plan erneut ausführen, um zu sehen, was im Rauschen liegt.</translation>
    </message>
    <message>
        <source>Response: change of log power as a share of the stimulated regions&apos; own.</source>
        <translation>Antwort: Änderung der logarithmischen Leistung als Anteil an der der stimulierten Regionen.</translation>
    </message>
    <message>
        <source>No other region responds with {} or more of the targets&apos; response.</source>
        <translation>Keine andere Region antwortet mit {} oder mehr der Antwort der Ziele.</translation>
    </message>
    <message>
        <source>Field: what each region gets of the amplitude, not what it does there.</source>
        <translation>Feld: was jede Region von der Amplitude erhält, nicht was es dort bewirkt.</translation>
    </message>
    <message>
        <source>Search: mean that is believed of the best setting at every region; grey and hatched: not allowed, not estimated.</source>
        <translation>Suche: angenommener Mittelwert der besten Einstellung in jeder Region; grau und schraffiert: nicht erlaubt, nicht geschätzt.</translation>
    </message>
    <message>
        <source>Adjoint: slope of the searched outcome by what a region gets of the first choice.</source>
        <translation>Adjungiert: Steigung des gesuchten Ergebnisses nach dem, was eine Region von der ersten Wahl erhält.</translation>
    </message>
    <message>
        <source>The stimulated regions gain no power beyond noise: no response to show.</source>
        <translation>Die stimulierten Regionen gewinnen keine Leistung über das Rauschen hinaus: keine Antwort zu zeigen.</translation>
    </message>
    <message>
        <source>Mean FC, plan</source>
        <translation>Mittlere FC, Plan</translation>
    </message>
    <message>
        <source>Mean FC, twin</source>
        <translation>Mittlere FC, Zwilling</translation>
    </message>
    <message>
        <source>Change of mean FC</source>
        <translation>Änderung der mittleren FC</translation>
    </message>
    <message>
        <source>Recruited: {region}</source>
        <translation>Einbezogen: {region}</translation>
    </message>
    <message>
        <source>removed, {share}</source>
        <translation>entfernt, {share}</translation>
    </message>
    <message>
        <source>weakened, {share}</source>
        <translation>geschwächt, {share}</translation>
    </message>
    <message>
        <source>amplitude {amplitude}/s</source>
        <translation>Amplitude {amplitude}/s</translation>
    </message>
    <message>
        <source>{share} of amplitude {amplitude}/s</source>
        <translation>{share} der Amplitude {amplitude}/s</translation>
    </message>
    <message>
        <source>what if {parameter}: {amount}</source>
        <translation>was wäre, wenn {parameter}: {amount}</translation>
    </message>
    <message>
        <source>Activity off</source>
        <translation>Aktivität aus</translation>
    </message>
    <message>
        <source>Play activity (P)</source>
        <translation>Aktivität abspielen (P)</translation>
    </message>
    <message>
        <source>Pause (P)</source>
        <translation>Pause (P)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Seconds of the recording in a second</source>
        <translation>Sekunden der Aufnahme in einer Sekunde</translation>
    </message>
    <message>
        <source>All numbers come from {seeds} free-running simulations through the recording&apos;s own length, sampling and filters. The ceiling compares the recording with itself (training part against held-out part); the floor predicts FC from structure alone. A noise-free model may pass the ceiling; the checks above give that higher limit. What was not computed says so.</source>
        <translation>Alle Zahlen stammen aus {seeds} frei laufenden Simulationen durch Länge, Abtastung und Filter der Aufnahme selbst. Die Obergrenze vergleicht die Aufnahme mit sich selbst (Trainingsteil gegen zurückgehaltenen Teil); die Untergrenze sagt FC aus Struktur allein vorher. Ein Modell ohne Rauschen kann die Obergrenze überschreiten; die Prüfungen oben geben jene höhere Grenze. Was nicht berechnet wurde, sagt es.</translation>
    </message>
    <message>
        <source>one phase</source>
        <translation>eine Phase</translation>
    </message>
    <message>
        <source>fixed to anatomy</source>
        <translation>durch die Anatomie festgelegt</translation>
    </message>
    <message>
        <source>r = {r} with anatomy; {share} of weights changed</source>
        <translation>r = {r} mit der Anatomie; {share} der Gewichte geändert</translation>
    </message>
    <message>
        <source>{effort}; held out: {share} of each run</source>
        <translation>{effort}; zurückgehalten: {share} jedes Laufs</translation>
    </message>
    <message>
        <source>{time}, of which compiling {compiling}</source>
        <translation>{time}, davon Kompilieren {compiling}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>cross spectra of the channels and FC</source>
        <translation>Kreuzspektren der Kanäle und FC</translation>
    </message>
    <message>
        <source>cross spectra of the channels</source>
        <translation>Kreuzspektren der Kanäle</translation>
    </message>
    <message>
        <source>{model}, coupling {coupling}, weights {weights}</source>
        <translation>{model}, Kopplung {coupling}, Gewichte {weights}</translation>
    </message>
    <message>
        <source>; {share} of the dynamics is physics</source>
        <translation>; {share} der Dynamik ist Physik</translation>
    </message>
    <message>
        <source>Loss history: not estimated.</source>
        <translation>Verlauf des Verlusts: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Loss over {count} steps, from {first} to {last}.</source>
        <translation>Verlust über {count} Schritte, von {first} bis {last}.</translation>
    </message>
    <message>
        <source>Loss by step ({phases}).</source>
        <translation>Verlust je Schritt ({phases}).</translation>
    </message>
    <message>
        <source>Structural connectome</source>
        <translation>Strukturelles Konnektom</translation>
    </message>
    <message>
        <source>Plan on the fitted twin</source>
        <translation>Plan am Zwilling</translation>
    </message>
    <message>
        <source>Target map</source>
        <translation>Zielkarte</translation>
    </message>
    <message>
        <source>share of runs</source>
        <translation>Anteil der Läufe</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>gesund</translation>
    </message>
    <message>
        <source>propagation</source>
        <translation>Ausbreitung</translation>
    </message>
    <message>
        <source>zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>nothing held</source>
        <translation>nichts angenommen</translation>
    </message>
    <message>
        <source>Recruited, twin and plan</source>
        <translation>Einbezogen, Zwilling und Plan</translation>
    </message>
    <message>
        <source>Recruited under the plan</source>
        <translation>Einbezogen unter dem Plan</translation>
    </message>
    <message>
        <source>Zone probability</source>
        <translation>Zonenwahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Seizure delay</source>
        <translation>Anfallsverzögerung</translation>
    </message>
    <message>
        <source>Seizure excitability x0</source>
        <translation>Anfallserregbarkeit x0</translation>
    </message>
    <message>
        <source>0 healthy, 0.5 propagation, 1 zone</source>
        <translation>0 gesund, 0.5 Ausbreitung, 1 Zone</translation>
    </message>
    <message>
        <source>Balls: no areas of the cortex, drawn through it.</source>
        <translation>Kugeln: keine Areale des Kortex, durch ihn hindurch gezeichnet.</translation>
    </message>
    <message>
        <source>areas by nearest centre</source>
        <translation>Areale nach nächster Mitte</translation>
    </message>
    <message>
        <source>Areas by nearest centre, up to {reach}; borders are not known.</source>
        <translation>Areale nach nächster Mitte, bis {reach}; Grenzen sind nicht bekannt.</translation>
    </message>
    <message>
        <source>Areas by nearest centre</source>
        <translation>Areale nach nächster Mitte</translation>
    </message>
    <message>
        <source>Only where borders are not known and centres are in MNI space</source>
        <translation>Nur wo Grenzen nicht bekannt sind und Mitten im MNI-Raum liegen</translation>
    </message>
    <message>
        <source>Schematic bodies at the regions&apos; centres.</source>
        <translation>Schematische Körper an den Mitten der Regionen.</translation>
    </message>
    <message>
        <source>Bodies below the cortex</source>
        <translation>Körper unter dem Kortex</translation>
    </message>
    <message>
        <source>Below the cortex: surfaces from the patient&apos;s atlas.</source>
        <translation>Unter dem Kortex: Oberflächen aus dem Atlas der Person.</translation>
    </message>
    <message>
        <source>Below the cortex: surfaces from the patient&apos;s atlas; {count} schematic bodies at the regions&apos; centres.</source>
        <translation>Unter dem Kortex: Oberflächen aus dem Atlas der Person; {count} schematische Körper an den Mitten der Regionen.</translation>
    </message>
    <message>
        <source>{side}, {count} regions, on fsaverage5</source>
        <translation>{side}, {count} Regionen, auf fsaverage5</translation>
    </message>
    <message>
        <source>Areas of the cortex</source>
        <translation>Areale des Kortex</translation>
    </message>
    <message>
        <source>{count} regions, space {space}</source>
        <translation>{count} Regionen, Raum {space}</translation>
    </message>
    <message>
        <source>Surfaces below the cortex</source>
        <translation>Oberflächen unter dem Kortex</translation>
    </message>
    <message>
        <source>{count} regions are areas of the template&apos;s cortex.</source>
        <translation>{count} Regionen sind Areale des Kortex der Vorlage.</translation>
    </message>
    <message>
        <source>{count} regions below the cortex have a surface of their own.</source>
        <translation>{count} Regionen unter dem Kortex haben eine eigene Oberfläche.</translation>
    </message>
    <message>
        <source>Regions lie in the middle of their areas of the patient&apos;s atlas.</source>
        <translation>Regionen liegen in der Mitte ihrer Areale im Atlas der Person.</translation>
    </message>
    <message>
        <source>Contacts lie in the brain: they are not drawn on the inflated cortex.</source>
        <translation>Kontakte liegen im Gehirn: auf dem aufgeblasenen Kortex sind sie nicht gezeichnet.</translation>
    </message>
    <message>
        <source>Select: drag a box, Ctrl adds</source>
        <translation>Auswählen: Rahmen ziehen, Strg fügt hinzu</translation>
    </message>
    <message>
        <source>Rotate: drag; Shift moves, the wheel zooms</source>
        <translation>Drehen: ziehen; Umschalt verschiebt, das Mausrad zoomt</translation>
    </message>
    <message>
        <source>Lasso: draw around regions (L)</source>
        <translation>Lasso: Regionen umfahren (L)</translation>
    </message>
    <message>
        <source>Start view (Home)</source>
        <translation>Startansicht (Home)</translation>
    </message>
    <message>
        <source>{name}, share</source>
        <translation>{name}, Anteil</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>FC row error, RMS</source>
        <translation>FC-Zeilenfehler, RMS</translation>
    </message>
    <message>
        <source>Mean FC, measured</source>
        <translation>Mittlere FC, gemessen</translation>
    </message>
    <message>
        <source>Mean FC, simulated</source>
        <translation>Mittlere FC, simuliert</translation>
    </message>
    <message>
        <source>Learned strength, in</source>
        <translation>Gelernte Stärke, ein</translation>
    </message>
    <message>
        <source>Learned strength, out</source>
        <translation>Gelernte Stärke, aus</translation>
    </message>
    <message>
        <source>FC explained by learned part</source>
        <translation>Vom gelernten Teil erklärte FC</translation>
    </message>
    <message>
        <source>{parameter}: prior spread left</source>
        <translation>{parameter}: verbliebene Prior-Streuung</translation>
    </message>
    <message>
        <source>Open a project to see its patients, fits and plans.</source>
        <translation>Ein Projekt öffnen, um seine Patienten, Anpassungen und Pläne zu sehen.</translation>
    </message>
    <message>
        <source>No patient yet.</source>
        <translation>Noch kein Patient.</translation>
    </message>
    <message>
        <source>New patient...</source>
        <translation>Neuer Patient…</translation>
    </message>
    <message>
        <source>Find a patient or region</source>
        <translation>Patient oder Region suchen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Export project...</source>
        <translation>Projekt exportieren…</translation>
    </message>
    <message>
        <source>Open all rows</source>
        <translation>Alle Zeilen aufklappen</translation>
    </message>
    <message>
        <source>Close all rows</source>
        <translation>Alle Zeilen zuklappen</translation>
    </message>
    <message>
        <source>Patient or region</source>
        <translation>Patient oder Region</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>Neuer Plan</translation>
    </message>
    <message>
        <source>Values: {label}</source>
        <translation>Werte: {label}</translation>
    </message>
    <message>
        <source>{count} of {all}</source>
        <translation>{count} von {all}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Delete fit</source>
        <translation>Anpassung löschen</translation>
    </message>
    <message>
        <source>Rename plan</source>
        <translation>Plan umbenennen</translation>
    </message>
    <message>
        <source>Delete plan</source>
        <translation>Plan löschen</translation>
    </message>
    <message>
        <source>Notes...</source>
        <translation>Notizen…</translation>
    </message>
    <message>
        <source>Notes on {patient}</source>
        <translation>Notizen zu {patient}</translation>
    </message>
    <message>
        <source>No names or birth dates: the code stands for the person.</source>
        <translation>Keine Namen oder Geburtsdaten: Der Code steht für die Person.</translation>
    </message>
    <message>
        <source>Edit notes on {patient}</source>
        <translation>Notizen zu {patient} bearbeiten</translation>
    </message>
    <message>
        <source>Delete plan “{name}”</source>
        <translation>Plan „{name}“ löschen</translation>
    </message>
    <message>
        <source>Rename plan to “{name}”</source>
        <translation>Plan in „{name}“ umbenennen</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Anpassungen</translation>
    </message>
    <message>
        <source>seizures</source>
        <translation>Anfälle</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Pläne</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>{count} ch</source>
        <translation>{count} Kan.</translation>
    </message>
    <message>
        <source>{fit}, FC r = {r}, held-out {held_out}</source>
        <translation>{fit}, FC r = {r}, zurückgehalten {held_out}</translation>
    </message>
    <message>
        <source>{name}, on seizures</source>
        <translation>{name}, zu Anfällen</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>inspect</source>
        <translation>Untersuchen</translation>
    </message>
    <message>
        <source>check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Take off the plan (Delete)</source>
        <translation>Aus dem Plan nehmen (Entf)</translation>
    </message>
    <message>
        <source>Switch this change on or off (Space)</source>
        <translation>Diese Änderung ein- oder ausschalten (Leertaste)</translation>
    </message>
    <message>
        <source>{title} is on</source>
        <translation>{title} ist ein</translation>
    </message>
    <message>
        <source>{title}, fraction</source>
        <translation>{title}, Anteil</translation>
    </message>
    <message>
        <source>, switched off</source>
        <translation>, ausgeschaltet</translation>
    </message>
    <message>
        <source>Checking the data…</source>
        <translation>Daten werden geprüft…</translation>
    </message>
    <message>
        <source>Nothing to check yet. Add structural weights and fMRI first.</source>
        <translation>Noch nichts zu prüfen. Erst strukturelle Gewichte und fMRT hinzufügen.</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>no warnings</source>
        <translation>keine Warnungen</translation>
    </message>
    <message>
        <source>{count} to look at</source>
        <translation>{count} anzusehen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Accept with note</source>
        <translation>Mit Vermerk annehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Accepted with note</source>
        <translation>Mit Vermerk angenommen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Accepted check</source>
        <translation>Prüfung angenommen</translation>
    </message>
    <message>
        <source>Accepted check with note</source>
        <translation>Prüfung mit Vermerk angenommen</translation>
    </message>
    <message>
        <source>Rejected check</source>
        <translation>Prüfung abgelehnt</translation>
    </message>
    <message>
        <source>Not signed off</source>
        <translation>Noch offen</translation>
    </message>
    <message>
        <source>The data changed since: </source>
        <translation>Die Daten haben sich seither geändert: </translation>
    </message>
    <message>
        <source>This looks like a name; a note is printed in reports.</source>
        <translation>Das sieht nach einem Namen aus; ein Vermerk wird in Berichten gedruckt.</translation>
    </message>
    <message>
        <source>What was noticed</source>
        <translation>Auffälliges</translation>
    </message>
    <message>
        <source>Note to the decision</source>
        <translation>Vermerk zur Entscheidung</translation>
    </message>
    <message>
        <source>Checked by, initials</source>
        <translation>Geprüft von, Kürzel</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Abzeichnen</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>Geprüft von</translation>
    </message>
    <message>
        <source>{decision} by {initials}</source>
        <translation>{decision} von {initials}</translation>
    </message>
    <message>
        <source>Choose a decision first.</source>
        <translation>Erst eine Entscheidung wählen.</translation>
    </message>
    <message>
        <source>Write the note first.</source>
        <translation>Erst den Vermerk schreiben.</translation>
    </message>
    <message>
        <source>Give the initials of who checked.</source>
        <translation>Kürzel der prüfenden Person angeben.</translation>
    </message>
    <message>
        <source>The picture behind a card is shown here.</source>
        <translation>Das Bild hinter einer Prüfkarte ist hier zu sehen.</translation>
    </message>
    <message>
        <source>There is no picture behind this card.</source>
        <translation>Zu dieser Prüfkarte gibt es kein Bild.</translation>
    </message>
    <message>
        <source>This picture could not be drawn; the card stands.</source>
        <translation>Dieses Bild konnte nicht gezeichnet werden; die Prüfkarte gilt.</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>Paired runs</source>
        <translation>Gepaarte Läufe</translation>
    </message>
    <message>
        <source>Change against the unedited twin [95 % of runs]; grey: within noise. A model result, not a recommendation.</source>
        <translation>Änderung gegenüber dem unveränderten Zwilling [95 % der Läufe]; grau: im Rauschen. Ein Modellergebnis, keine Empfehlung.</translation>
    </message>
    <message>
        <source>Select two plans (Ctrl+click) to see how they differ.</source>
        <translation>Zwei Pläne auswählen (Strg+Klick), um ihren Unterschied zu sehen.</translation>
    </message>
    <message>
        <source>The difference of these two needs the simulated runs of both in this session: run each of them.</source>
        <translation>Die Differenz dieser beiden braucht die simulierten Läufe beider aus dieser Sitzung: jeden von ihnen ausführen.</translation>
    </message>
    <message>
        <source>Comparing run by run.</source>
        <translation>Vergleich Lauf für Lauf.</translation>
    </message>
    <message>
        <source>second plan against the first</source>
        <translation>zweiter Plan gegen den ersten</translation>
    </message>
    <message>
        <source>Compare plans</source>
        <translation>Pläne vergleichen</translation>
    </message>
    <message>
        <source>Back to the plan</source>
        <translation>Zurück zum Plan</translation>
    </message>
    <message>
        <source>Plans and their outcomes</source>
        <translation>Pläne und ihre Ergebnisse</translation>
    </message>
    <message>
        <source>“{plan}” against “{other}”</source>
        <translation>„{plan}“ gegen „{other}“</translation>
    </message>
    <message>
        <source>Electrical</source>
        <translation>Elektrisch</translation>
    </message>
    <message>
        <source>Nothing is noted.</source>
        <translation>Nichts vermerkt.</translation>
    </message>
    <message>
        <source>Notes about this patient. No names; they are printed in reports.</source>
        <translation>Notizen zu diesem Patienten. Keine Namen; sie werden in Berichten gedruckt.</translation>
    </message>
    <message>
        <source>Notes about the patient</source>
        <translation>Notizen zum Patienten</translation>
    </message>
    <message>
        <source>Keep notes</source>
        <translation>Notizen behalten</translation>
    </message>
    <message>
        <source>Decided at import</source>
        <translation>Beim Import entschieden</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>No patient</source>
        <translation>Kein Patient</translation>
    </message>
    <message>
        <source>{count} recordings, {time}</source>
        <translation>{count} Aufnahmen, {time}</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>not signed off</source>
        <translation>nicht abgezeichnet</translation>
    </message>
    <message>
        <source>Edit the notes of {patient}</source>
        <translation>Notizen von {patient} bearbeiten</translation>
    </message>
    <message>
        <source>No recording yet. Drop a resting fMRI here.</source>
        <translation>Noch keine Aufnahme. Ein Ruhe-fMRT hier ablegen.</translation>
    </message>
    <message>
        <source>Signals of {recording}</source>
        <translation>Signale von {recording}</translation>
    </message>
    <message>
        <source>first {count} of {all} selected</source>
        <translation>erste {count} von {all} gewählten</translation>
    </message>
    <message>
        <source>{count} of {all} regions</source>
        <translation>{count} von {all} Regionen</translation>
    </message>
    <message>
        <source>{count} of {all} channels</source>
        <translation>{count} von {all} Kanälen</translation>
    </message>
    <message>
        <source>TR or rate</source>
        <translation>TR oder Rate</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>present</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>Structural weights are missing. A twin is built on them.</source>
        <translation>Strukturelle Gewichte fehlen. Ein Zwilling baut auf ihnen auf.</translation>
    </message>
    <message>
        <source>A recording is missing: fMRI or EEG at rest, or SEEG of seizures. Without one nothing can be fitted.</source>
        <translation>Eine Aufnahme fehlt: fMRT oder EEG in Ruhe oder SEEG von Anfällen. Ohne sie lässt sich nichts anpassen.</translation>
    </message>
    <message>
        <source>space {space}</source>
        <translation>Raum {space}</translation>
    </message>
    <message>
        <source>no positions</source>
        <translation>keine Positionen</translation>
    </message>
    <message>
        <source>{recording}: global signal {state} ({reason}).</source>
        <translation>{recording}: globales Signal {state} ({reason}).</translation>
    </message>
    <message>
        <source>{count} recordings</source>
        <translation>{count} Aufnahmen</translation>
    </message>
    <message>
        <source>{count} channels</source>
        <translation>{count} Kanäle</translation>
    </message>
    <message>
        <source>{count} SOZ</source>
        <translation>{count} SOZ</translation>
    </message>
    <message>
        <source>{count} resected</source>
        <translation>{count} reseziert</translation>
    </message>
    <message>
        <source>weights, {share} linked</source>
        <translation>Gewichte, {share} verbunden</translation>
    </message>
    <message>
        <source>tracked, median {length}</source>
        <translation>aus Traktografie, Median {length}</translation>
    </message>
    <message>
        <source>estimated, median {length}</source>
        <translation>geschätzt, Median {length}</translation>
    </message>
    <message>
        <source>Tract lengths</source>
        <translation>Bahnlängen</translation>
    </message>
    <message>
        <source>centres in {space}</source>
        <translation>Mittelpunkte in {space}</translation>
    </message>
    <message>
        <source>names only</source>
        <translation>nur Namen</translation>
    </message>
    <message>
        <source>centres, space not stated</source>
        <translation>Mittelpunkte, Raum nicht angegeben</translation>
    </message>
    <message>
        <source>not filtered</source>
        <translation>nicht gefiltert</translation>
    </message>
    <message>
        <source>{file}
Band: {band}
SHA-256 {sha256}</source>
        <translation>{file}
Band: {band}
SHA-256 {sha256}</translation>
    </message>
    <message>
        <source>Structural lengths</source>
        <translation>Strukturelle Längen</translation>
    </message>
    <message>
        <source>No connectome yet. Drop a matrix of structural weights here.</source>
        <translation>Noch kein Konnektom. Eine Matrix struktureller Gewichte hier ablegen.</translation>
    </message>
    <message>
        <source>No file told tract lengths.</source>
        <translation>Keine Datei nannte Bahnlängen.</translation>
    </message>
    <message>
        <source>weight, log</source>
        <translation>Gewicht, log</translation>
    </message>
    <message>
        <source>length, mm</source>
        <translation>Länge, mm</translation>
    </message>
    <message>
        <source>What the matrix shows</source>
        <translation>Was die Matrix zeigt</translation>
    </message>
    <message>
        <source>weight {weight}</source>
        <translation>Gewicht {weight}</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>{region} from {source}: {said}</source>
        <translation>{region} von {source}: {said}</translation>
    </message>
    <message>
        <source>No patient yet. Open the demo patient or drop files.</source>
        <translation>Noch kein Patient. Den Demo-Patienten öffnen oder Dateien ablegen.</translation>
    </message>
    <message>
        <source>No data yet. Drop structural weights and a resting fMRI.</source>
        <translation>Noch keine Daten. Strukturelle Gewichte und ein Ruhe-fMRT ablegen.</translation>
    </message>
    <message>
        <source>Remove the selected recording</source>
        <translation>Die gewählte Aufnahme entfernen</translation>
    </message>
    <message>
        <source>Data of the patient</source>
        <translation>Daten des Patienten</translation>
    </message>
    <message>
        <source>Remove recording {run}</source>
        <translation>Aufnahme {run} entfernen</translation>
    </message>
    <message>
        <source>Where connectivity changes under a plan is shown here once it was run.</source>
        <translation>Wo sich die Konnektivität unter einem Plan ändert, ist hier zu sehen, sobald er ausgeführt wurde.</translation>
    </message>
    <message>
        <source>This result holds no connectivity.</source>
        <translation>Dieses Ergebnis enthält keine Konnektivität.</translation>
    </message>
    <message>
        <source>Out of date: the plan was edited since.</source>
        <translation>Veraltet: Der Plan wurde seither bearbeitet.</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>{title}, correlation</source>
        <translation>{title}, Korrelation</translation>
    </message>
    <message>
        <source>{title}, matrix</source>
        <translation>{title}, Matrix</translation>
    </message>
    <message>
        <source>FC of the twin</source>
        <translation>FC des Zwillings</translation>
    </message>
    <message>
        <source>FC under the plan</source>
        <translation>FC unter dem Plan</translation>
    </message>
    <message>
        <source>FC, plan − twin</source>
        <translation>FC, Plan − Zwilling</translation>
    </message>
    <message>
        <source>Changes within noise are drawn as zero.</source>
        <translation>Änderungen im Rauschen sind als null gezeichnet.</translation>
    </message>
    <message>
        <source>The paired runs are not at hand, so nothing is masked. Run full to mask noise.</source>
        <translation>Die gepaarten Läufe liegen nicht vor, darum ist nichts maskiert. Voll ausführen, um Rauschen zu maskieren.</translation>
    </message>
    <message>
        <source>Finding out which changes lie within noise.</source>
        <translation>Es wird bestimmt, welche Änderungen im Rauschen liegen.</translation>
    </message>
    <message>
        <source>Removed regions are hatched.</source>
        <translation>Entfernte Regionen sind schraffiert.</translation>
    </message>
    <message>
        <source>{regions}
Twin {before}; removed in the plan</source>
        <translation>{regions}
Zwilling {before}; im Plan entfernt</translation>
    </message>
    <message>
        <source>{regions}
Twin {before}, plan {after}</source>
        <translation>{regions}
Zwilling {before}, Plan {after}</translation>
    </message>
    <message>
        <source>
Change {change}</source>
        <translation>
Änderung {change}</translation>
    </message>
    <message>
        <source>, within noise</source>
        <translation>, im Rauschen</translation>
    </message>
    <message>
        <source>limits: not set</source>
        <translation>Grenzen: nicht gesetzt</translation>
    </message>
    <message>
        <source>Model units; no stimulator is set, so no charge to hold to limits.</source>
        <translation>Modelleinheiten; kein Stimulator ist eingestellt, darum gibt es keine Ladung, die Grenzen einhalten müsste.</translation>
    </message>
    <message>
        <source>Beyond what the site allows: {what}. The plan is refused.</source>
        <translation>Über dem, was der Standort erlaubt: {what}. Der Plan wird abgewiesen.</translation>
    </message>
    <message>
        <source>Not estimated: the plan was not run.</source>
        <translation>Nicht geschätzt: Der Plan wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>model units</source>
        <translation>Modelleinheiten</translation>
    </message>
    <message>
        <source>Area of the input over time and regions, in units of the model&apos;s first state</source>
        <translation>Fläche des Eingangs über Zeit und Regionen, in Einheiten der ersten Zustandsgröße des Modells</translation>
    </message>
    <message>
        <source>peak {peak}</source>
        <translation>Spitze {peak}</translation>
    </message>
    <message>
        <source>on for {time}</source>
        <translation>an für {time}</translation>
    </message>
    <message>
        <source>1 region</source>
        <translation>1 Region</translation>
    </message>
    <message>
        <source>{count:.0f} regions</source>
        <translation>{count:.0f} Regionen</translation>
    </message>
    <message>
        <source>What the model predicts of a plan is shown here, each outcome with the range of 95 % of its paired runs. Runs differ in noise, and in how regions answer to the input they lose, which a recording at rest does not tell.</source>
        <translation>Was das Modell für einen Plan vorhersagt, ist hier zu sehen, jedes Ergebnis mit dem Bereich von 95 % seiner gepaarten Läufe. Läufe unterscheiden sich im Rauschen und darin, wie Regionen auf den verlorenen Eingang antworten, was eine Ruheaufnahme nicht verrät.</translation>
    </message>
    <message>
        <source>Not run yet: effects not estimated.</source>
        <translation>Noch nicht ausgeführt: Wirkungen nicht geschätzt.</translation>
    </message>
    <message>
        <source>The plan changes nothing yet.</source>
        <translation>Der Plan ändert noch nichts.</translation>
    </message>
    <message>
        <source>A model result on a copy of the twin, not a recommendation.</source>
        <translation>Ein Modellergebnis an einer Kopie des Zwillings, keine Empfehlung.</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>Right after</source>
        <translation>Direkt danach</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>Erholt</translation>
    </message>
    <message>
        <source>Right after: nothing is tuned. Recovered: the excitability of every region is tuned until its growth left after coupling is what it was. The brain and the matrix show what is right after.</source>
        <translation>Direkt danach: Nichts ist nachgestellt. Erholt: Die Erregbarkeit jeder Region ist nachgestellt, bis ihr nach der Kopplung verbleibendes Wachstum ist, wie es war. Gehirn und Matrix zeigen den Stand direkt danach.</translation>
    </message>
    <message>
        <source>Two or more plans side by side</source>
        <translation>Zwei oder mehr Pläne nebeneinander</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>full run</source>
        <translation>voller Lauf</translation>
    </message>
    <message>
        <source>{count} paired runs, same noise</source>
        <translation>{count} Paare, gleiches Rauschen</translation>
    </message>
    <message>
        <source>No twin of an EEG is selected.</source>
        <translation>Kein Zwilling eines EEG ist ausgewählt.</translation>
    </message>
    <message>
        <source>Fitted</source>
        <translation>Angepasst</translation>
    </message>
    <message>
        <source>All numbers come from {seeds} free-running simulations at the recording&apos;s own sampling rate, in its channels and average reference. Connectivities are of 8 to 13 Hz; r is over pairs of channels. The ceiling compares what was fitted with what was held out of the recording itself; the floor is Gaussian noise with the spectra and zero-lag correlations of what was fitted, and no brain.</source>
        <translation>Alle Zahlen stammen aus {seeds} frei laufenden Simulationen mit der Abtastrate der Aufnahme selbst, in ihren Kanälen und mit Mittelwertreferenz. Konnektivitäten sind von 8 bis 13 Hz; r ist über Kanalpaare. Die Obergrenze vergleicht, was angepasst wurde, mit dem, was von der Aufnahme selbst zurückgehalten wurde; die Untergrenze ist Gaußsches Rauschen mit den Spektren und gleichzeitigen Korrelationen des Angepassten, und kein Gehirn.</translation>
    </message>
    <message>
        <source>Nothing was held out. Agreement with the recording a twin was fitted to says little about the person; evaluate it on another recording.</source>
        <translation>Nichts wurde zurückgehalten. Übereinstimmung mit der Aufnahme, an die ein Zwilling angepasst wurde, sagt wenig über die Person; an einer anderen Aufnahme prüfen.</translation>
    </message>
    <message>
        <source>Every region holds three kinds of dipole sources: alpha, a noise-driven Hopf oscillator below its birth, coupled to the others through the connectome with conduction delays ({velocity}) and pushed by two shared drives with lags; beta; and a background of relaxations that falls like 1/f. Channels see them through a lead field ({how}) in the average reference, with white noise of their own, after the low-pass of the amplifier.</source>
        <translation>Jede Region enthält drei Arten von Dipolquellen: Alpha, ein vom Rauschen getriebener Hopf-Oszillator unterhalb seiner Bifurkation, mit den anderen durch das Konnektom mit Leitungsverzögerungen ({velocity}) gekoppelt und von zwei gemeinsamen Antrieben mit Verzögerungen angestoßen; Beta; und ein Hintergrund aus Relaxationen, der wie 1/f abfällt. Kanäle sehen sie durch ein Leitfeld ({how}) in der Mittelwertreferenz, mit eigenem weißem Rauschen, nach dem Tiefpass des Verstärkers.</translation>
    </message>
    <message>
        <source>The fMRI is made by the same oscillators: the power of a region&apos;s alpha goes through the canonical haemodynamic response (Friston et al. 1998, doi:10.1006/nimg.1998.0306), is sampled, and gets white measurement noise and the recording&apos;s own cleaning. Blood answers all regions alike, and beta and background do not move it; FC below 0 comes from a removed global signal only.</source>
        <translation>Das fMRT entsteht aus denselben Oszillatoren: Die Alpha-Leistung einer Region durchläuft die kanonische hämodynamische Antwort (Friston et al. 1998, doi:10.1006/nimg.1998.0306), wird abgetastet und erhält weißes Messrauschen und die Bereinigung der Aufnahme. Blut antwortet in allen Regionen gleich, und Beta und Hintergrund bewegen es nicht; FC unter 0 stammt nur von einem entfernten globalen Signal.</translation>
    </message>
    <message>
        <source>The FC of the fMRI was fitted beside: of a Gaussian process, slow power has the covariance ∫ |S(f)|² df with the cross spectra S of the oscillators (Isserlis 1918, doi:10.1093/biomet/12.1-2.134). The two recordings need not be of the same time: only spectra and correlations are compared.</source>
        <translation>Die FC des fMRT wurde daneben angepasst: Bei einem Gauß-Prozess hat die langsame Leistung die Kovarianz ∫ |S(f)|² df mit den Kreuzspektren S der Oszillatoren (Isserlis 1918, doi:10.1093/biomet/12.1-2.134). Die beiden Aufnahmen müssen nicht von derselben Zeit sein: Nur Spektren und Korrelationen werden verglichen.</translation>
    </message>
    <message>
        <source>The exact cross spectra of the channels and their gradients were fitted to those of the recording (Welch, windows of 2 s; log power and coherency at 1 to 45 Hz, the lagged part four times as heavy) by L-BFGS. Channels tell fewer numbers than there are regions: maps are pulled toward their mean and toward neighbours, and are not unique.</source>
        <translation>Die exakten Kreuzspektren der Kanäle und ihre Gradienten wurden an die der Aufnahme angepasst (Welch, Fenster von 2 s; logarithmische Leistung und Kohärenz bei 1 bis 45 Hz, der verzögerte Teil viermal so schwer), mit L-BFGS. Kanäle sagen weniger Zahlen, als es Regionen gibt: Karten werden zu ihrem Mittel und zu Nachbarn hin gezogen und sind nicht eindeutig.</translation>
    </message>
    <message>
        <source>Orthogonalised envelopes: Hipp et al. 2012, doi:10.1038/nn.3101. Imaginary coherence: Nolte et al. 2004, doi:10.1016/j.clinph.2004.04.029. Weighted phase lag index: Vinck et al. 2011, doi:10.1016/j.neuroimage.2011.01.055.</source>
        <translation>Orthogonalisierte Hüllkurven: Hipp et al. 2012, doi:10.1038/nn.3101. Imaginäre Kohärenz: Nolte et al. 2004, doi:10.1016/j.clinph.2004.04.029. Gewichteter Phasenverzögerungsindex (wPLI): Vinck et al. 2011, doi:10.1016/j.neuroimage.2011.01.055.</translation>
    </message>
    <message>
        <source>The fit was stopped early: {why} It may not be at its best.</source>
        <translation>Die Anpassung wurde vorzeitig angehalten: {why} Sie ist vielleicht nicht an ihrem besten Punkt.</translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Ceiling</source>
        <translation>Obergrenze</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Untergrenze</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Power spectra of {count} channels, measured and simulated.</source>
        <translation>Leistungsspektren von {count} Kanälen, gemessen und simuliert.</translation>
    </message>
    <message>
        <source>What was fitted (dark) and the mean of free runs (blue), every cell on the same scale; band: alpha, 8 to 13 Hz.</source>
        <translation>Was angepasst wurde (dunkel) und das Mittel freier Läufe (blau), jede Zelle auf derselben Skala; Band: Alpha, 8 bis 13 Hz.</translation>
    </message>
    <message>
        <source>interval not estimated</source>
        <translation>Intervall nicht geschätzt</translation>
    </message>
    <message>
        <source>With the part of the recording that was fitted</source>
        <translation>Mit dem Teil der Aufnahme, der angepasst wurde</translation>
    </message>
    <message>
        <source>With the part that was held out</source>
        <translation>Mit dem Teil, der zurückgehalten wurde</translation>
    </message>
    <message>
        <source>What was fitted against what was held out: the recording itself</source>
        <translation>Was angepasst wurde gegen das, was zurückgehalten wurde: die Aufnahme selbst</translation>
    </message>
    <message>
        <source>Noise with the spectra and zero-lag correlations of what was fitted: no brain</source>
        <translation>Rauschen mit den Spektren und den gleichzeitigen Korrelationen des Angepassten: kein Gehirn</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simuliert</translation>
    </message>
    <message>
        <source>Spectra</source>
        <translation>Spektren</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Spectra of what was fitted; {seeds} free runs. </source>
        <translation>Spektren des Angepassten; {seeds} freie Läufe. </translation>
    </message>
    <message>
        <source>Agreement with the EEG</source>
        <translation>Übereinstimmung mit dem EEG</translation>
    </message>
    <message>
        <source>Higher is better.</source>
        <translation>Höher ist besser.</translation>
    </message>
    <message>
        <source>Lower is better.</source>
        <translation>Niedriger ist besser.</translation>
    </message>
    <message>
        <source>No fitted twin selected. Here it is told what makes a twin agree.</source>
        <translation>Kein angepasster Zwilling ausgewählt. Hier steht, was einen Zwilling übereinstimmen lässt.</translation>
    </message>
    <message>
        <source>Not estimated. What does each part of this twin explain, where, and which parameters does each metric follow? The twin is run whole and without each part, 32 times each.</source>
        <translation>Nicht geschätzt. Was erklärt jeder Teil dieses Zwillings, wo, und welchen Parametern folgt jede Maßzahl? Der Zwilling wird ganz und ohne jeden Teil gerechnet, je 32-mal.</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>This twin has the anatomical connectome: there is no learned part.</source>
        <translation>Dieser Zwilling hat das anatomische Konnektom: es gibt keinen gelernten Teil.</translation>
    </message>
    <message>
        <source>Explain {twin}</source>
        <translation>{twin} erklären</translation>
    </message>
    <message>
        <source>What explains it</source>
        <translation>Was es erklärt</translation>
    </message>
    <message>
        <source>What the bars show</source>
        <translation>Was die Balken zeigen</translation>
    </message>
    <message>
        <source>The part helps here.</source>
        <translation>Der Teil hilft hier.</translation>
    </message>
    <message>
        <source>The part does not help here.</source>
        <translation>Der Teil hilft hier nicht.</translation>
    </message>
    <message>
        <source>unstable</source>
        <translation>instabil</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Slow gain</source>
        <translation>Langsame Verstärkung</translation>
    </message>
    <message>
        <source>Learned dynamics</source>
        <translation>Gelernte Dynamik</translation>
    </message>
    <message>
        <source>{metric}: {whole} whole, {change} without {part}.</source>
        <translation>{metric}: {whole} ganz, {change} ohne {part}.</translation>
    </message>
    <message>
        <source>{metric} follows {part} most.</source>
        <translation>{metric} folgt am stärksten: {part}.</translation>
    </message>
    <message>
        <source>FC error taken away</source>
        <translation>Beseitigter FC-Fehler</translation>
    </message>
    <message>
        <source>of the error without the learned connectome</source>
        <translation>des Fehlers ohne das gelernte Konnektom</translation>
    </message>
    <message>
        <source>{region}: {share} of its squared FC error.</source>
        <translation>{region}: {share} ihres quadrierten FC-Fehlers.</translation>
    </message>
    <message>
        <source>r with anatomy {r} · a_eff {mean} ({low} to {high}) 1/s · outside recorded minutes {outside}</source>
        <translation>r mit Anatomie {r} · a_eff {mean} ({low} bis {high}) 1/s · außerhalb aufgenommener Minuten {outside}</translation>
    </message>
    <message>
        <source>the recordings of the fit</source>
        <translation>der Aufnahmen der Anpassung</translation>
    </message>
    <message>
        <source>Stopped: parts are missing.</source>
        <translation>Angehalten: Es fehlen Teile.</translation>
    </message>
    <message>
        <source>Judged by {recordings}, {count} runs.</source>
        <translation>Beurteilt anhand {recordings}, {count} Läufe.</translation>
    </message>
    <message>
        <source>Without {part} the network does not come to rest.</source>
        <translation>Ohne {part} kommt das Netz nicht zur Ruhe.</translation>
    </message>
    <message>
        <source>Nothing to inspect yet. Open the demo patient or add data.</source>
        <translation>Noch nichts zu untersuchen. Den Demo-Patienten öffnen oder Daten hinzufügen.</translation>
    </message>
    <message>
        <source>Connection · the region at the right receives</source>
        <translation>Verbindung · die rechts stehende Region empfängt</translation>
    </message>
    <message>
        <source>Connection · both directions</source>
        <translation>Verbindung · beide Richtungen</translation>
    </message>
    <message>
        <source>There is no anatomical connection between these two.</source>
        <translation>Zwischen diesen beiden gibt es keine anatomische Verbindung.</translation>
    </message>
    <message>
        <source>Region {number}</source>
        <translation>Region {number}</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>von {count}</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Zwischen</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Enden</translation>
    </message>
    <message>
        <source>Structural weight</source>
        <translation>Strukturelles Gewicht</translation>
    </message>
    <message>
        <source>no tract</source>
        <translation>keine Bahn</translation>
    </message>
    <message>
        <source>Learned weight</source>
        <translation>Gelerntes Gewicht</translation>
    </message>
    <message>
        <source>, from distance</source>
        <translation>, aus dem Abstand</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Receives</source>
        <translation>Empfängt</translation>
    </message>
    <message>
        <source>Sends</source>
        <translation>Sendet</translation>
    </message>
    <message>
        <source>Way back</source>
        <translation>Rückweg</translation>
    </message>
    <message>
        <source>Measured, fitted part</source>
        <translation>Gemessen, angepasster Teil</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>Simulated − measured</source>
        <translation>Simuliert − gemessen</translation>
    </message>
    <message>
        <source>Hatched: interval not estimated; the recording may not determine the value.</source>
        <translation>Schraffiert: Intervall nicht geschätzt; vielleicht bestimmt die Aufnahme den Wert nicht.</translation>
    </message>
    <message>
        <source>Hatched: the recordings do not determine the value.</source>
        <translation>Schraffiert: Die Aufnahmen bestimmen den Wert nicht.</translation>
    </message>
    <message>
        <source>Where the model fails here</source>
        <translation>Wo das Modell hier versagt</translation>
    </message>
    <message>
        <source>This model has no regional values.</source>
        <translation>Dieses Modell hat keine regionalen Werte.</translation>
    </message>
    <message>
        <source>Fitted values</source>
        <translation>Angepasste Werte</translation>
    </message>
    <message>
        <source>Begins seizures</source>
        <translation>Beginnt Anfälle</translation>
    </message>
    <message>
        <source>Probability, 90 %</source>
        <translation>Wahrsch., 90 %</translation>
    </message>
    <message>
        <source>Excitability x0</source>
        <translation>Erregbarkeit x0</translation>
    </message>
    <message>
        <source>Mean of the posterior, 90 %</source>
        <translation>Posterior-Mittel, 90 %</translation>
    </message>
    <message>
        <source>Joins after</source>
        <translation>Dabei nach</translation>
    </message>
    <message>
        <source>Delay, 90 %</source>
        <translation>Verzögerung, 90 %</translation>
    </message>
    <message>
        <source>{label}, best setting here, 90 %; not estimated: not allowed</source>
        <translation>{label}, beste Einstellung hier, 90 %; nicht geschätzt: nicht erlaubt</translation>
    </message>
    <message>
        <source>If stimulated</source>
        <translation>Falls stimuliert</translation>
    </message>
    <message>
        <source>Strength in / out</source>
        <translation>Stärke ein / aus</translation>
    </message>
    <message>
        <source>Learned in / out</source>
        <translation>Gelernt ein / aus</translation>
    </message>
    <message>
        <source>This region has no connections.</source>
        <translation>Diese Region hat keine Verbindungen.</translation>
    </message>
    <message>
        <source>FC row error</source>
        <translation>FC-Zeilenfehler</translation>
    </message>
    <message>
        <source>Simulated minus measured FC; click to look at the pair</source>
        <translation>Simulierte minus gemessene FC; Klick zeigt das Paar</translation>
    </message>
    <message>
        <source>Worst pair</source>
        <translation>Schlechtestes Paar</translation>
    </message>
    <message>
        <source>{value}, interval {interval}</source>
        <translation>{value}, Intervall {interval}</translation>
    </message>
    <message>
        <source>Select a region in the picture, the matrix or the list to see its values.</source>
        <translation>Eine Region im Bild, in der Matrix oder in der Liste auswählen, um ihre Werte zu sehen.</translation>
    </message>
    <message>
        <source>Twins of other people, toward which the fit&apos;s targets were shrunk</source>
        <translation>Zwillinge anderer Personen, zu denen die Ziele der Anpassung hin geschrumpft wurden</translation>
    </message>
    <message>
        <source>Share of the dynamics that physics explains; the rest is learned parts</source>
        <translation>Anteil der Dynamik, den die Physik erklärt; der Rest sind gelernte Teile</translation>
    </message>
    <message>
        <source>Quick fit</source>
        <translation>Schnelle Anpassung</translation>
    </message>
    <message>
        <source>Standard fit</source>
        <translation>Standardanpassung</translation>
    </message>
    <message>
        <source>Thorough fit</source>
        <translation>Gründliche Anpassung</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>vorzeitig angehalten</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Free values</source>
        <translation>Freie Werte</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>Prior</translation>
    </message>
    <message>
        <source>Noise seed</source>
        <translation>Startwert des Rauschens</translation>
    </message>
    <message>
        <source>Global values</source>
        <translation>Globale Werte</translation>
    </message>
    <message>
        <source>{count} channels, {frequency}</source>
        <translation>{count} Kanäle, {frequency}</translation>
    </message>
    <message>
        <source>Lead field: {how}</source>
        <translation>Leitfeld: {how}</translation>
    </message>
    <message>
        <source>Physics</source>
        <translation>Physik</translation>
    </message>
    <message>
        <source>given</source>
        <translation>angegeben</translation>
    </message>
    <message>
        <source>estimated from distances</source>
        <translation>aus Abständen geschätzt</translation>
    </message>
    <message>
        <source>Connected pairs</source>
        <translation>Verbundene Paare</translation>
    </message>
    <message>
        <source>Largest weight</source>
        <translation>Größtes Gewicht</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>seizures located</source>
        <translation>Anfälle lokalisiert</translation>
    </message>
    <message>
        <source>no fit yet</source>
        <translation>noch keine Anpassung</translation>
    </message>
    <message>
        <source>Patient · {fits}</source>
        <translation>Patient · {fits}</translation>
    </message>
    <message>
        <source>{metric}: fit {fit}, held-out {held_out}, recording against itself {ceiling}</source>
        <translation>{metric}: Anpassung {fit}, zurückgehalten {held_out}, Aufnahme gegen sich selbst {ceiling}</translation>
    </message>
    <message>
        <source>– : no recording was held out, so not estimated. </source>
        <translation>– : keine Aufnahme wurde zurückgehalten, darum nicht geschätzt. </translation>
    </message>
    <message>
        <source>Agreement, fit / held-out</source>
        <translation>Übereinstimmung, angepasst / zurückgehalten</translation>
    </message>
    <message>
        <source>Empty ring: removed, with its strongest connections dashed</source>
        <translation>Leerer Ring: entfernt, mit den stärksten Verbindungen gestrichelt</translation>
    </message>
    <message>
        <source>Dashed ring: weakened</source>
        <translation>Gestrichelter Ring: geschwächt</translation>
    </message>
    <message>
        <source>Dashed line: connection cut</source>
        <translation>Gestrichelte Linie: durchtrennte Verbindung</translation>
    </message>
    <message>
        <source>Ochre ring: stimulated</source>
        <translation>Ockerfarbener Ring: stimuliert</translation>
    </message>
    <message>
        <source> (switched off)</source>
        <translation> (ausgeschaltet)</translation>
    </message>
    <message>
        <source>right after</source>
        <translation>direkt danach</translation>
    </message>
    <message>
        <source>recovered</source>
        <translation>erholt</translation>
    </message>
    <message>
        <source>In percent of the unedited twin, {runs} paired runs. FC strength: mean over the regions of a network of their positive FC with the whole brain; efficiency: that of the shortest paths inside it. Removed regions count as lost.</source>
        <translation>In Prozent des unveränderten Zwillings, {runs} gepaarte Läufe. FC-Stärke: Mittel über die Regionen eines Netzwerks ihrer positiven FC mit dem ganzen Gehirn; Effizienz: die der kürzesten Wege darin. Entfernte Regionen zählen als verloren.</translation>
    </message>
    <message>
        <source>Effects are model results on a copy of the twin, not recommendations.</source>
        <translation>Wirkungen sind Modellergebnisse an einer Kopie des Zwillings, keine Empfehlungen.</translation>
    </message>
    <message>
        <source>p: share of the twin&apos;s own unchanged runs (of inputs at rest, of the fit&apos;s prior) that are at least as unusual; small is unfamiliar.</source>
        <translation>p: Anteil der eigenen unveränderten Läufe des Zwillings (der Eingänge in Ruhe, des Priors der Anpassung), die mindestens so ungewöhnlich sind; klein heißt ungewohnt.</translation>
    </message>
    <message>
        <source>{seeds} paired runs with the same noise. {interval}: the middle of single runs, not the uncertainty of their mean. Runs also differ in how regions answer to input they lose, which a recording at rest does not tell. Outcomes of the unedited twin: intervals not estimated.</source>
        <translation>{seeds} gepaarte Läufe mit demselben Rauschen. {interval}: die Mitte einzelner Läufe, nicht die Unsicherheit ihres Mittels. Läufe unterscheiden sich auch darin, wie Regionen auf verlorenen Eingang antworten, was eine Ruheaufnahme nicht sagt. Ergebnisse des unveränderten Zwillings: Intervalle nicht geschätzt.</translation>
    </message>
    <message>
        <source>Bar: {interval}; dot: their mean. Hatched and hollow: the bar covers zero. So far: of fewer than {runs} runs, a preview.</source>
        <translation>Balken: {interval}; Punkt: ihr Mittel. Schraffiert und hohl: Der Balken schließt null ein. Bisher: aus weniger als {runs} Läufen, eine Vorschau.</translation>
    </message>
    <message>
        <source>Colour: change of a region&apos;s mean FC.</source>
        <translation>Farbe: Änderung der mittleren FC einer Region.</translation>
    </message>
    <message>
        <source>plan − twin</source>
        <translation>Plan − Zwilling</translation>
    </message>
    <message>
        <source>No plans on this twin.</source>
        <translation>Keine Pläne an diesem Zwilling.</translation>
    </message>
    <message>
        <source>Plan “{name}”</source>
        <translation>Plan „{name}“</translation>
    </message>
    <message>
        <source>Change {number}</source>
        <translation>Änderung {number}</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>außerhalb</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>innerhalb</translation>
    </message>
    <message>
        <source>Cost, {stage}</source>
        <translation>Kosten, {stage}</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Effects: not estimated.</source>
        <translation>Wirkungen: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Unedited twin</source>
        <translation>Unveränderter Zwilling</translation>
    </message>
    <message>
        <source>Effects of the plan: {effects}.</source>
        <translation>Wirkungen des Plans: {effects}.</translation>
    </message>
    <message>
        <source>FC under this plan: not estimated.</source>
        <translation>FC unter diesem Plan: nicht geschätzt.</translation>
    </message>
    <message>
        <source>FC of the unedited twin and under the plan; removed regions are blank.</source>
        <translation>FC des unveränderten Zwillings und unter dem Plan; entfernte Regionen sind leer.</translation>
    </message>
    <message>
        <source>Three matrices: FC of the twin, under the plan, and their difference.</source>
        <translation>Drei Matrizen: FC des Zwillings, unter dem Plan, und ihre Differenz.</translation>
    </message>
    <message>
        <source>Brain from the left, top and right with the planned changes marked.</source>
        <translation>Gehirn von links, oben und rechts, die geplanten Änderungen sind markiert.</translation>
    </message>
    <message>
        <source>Hide; Help brings it back</source>
        <translation>Ausblenden; Hilfe bringt es zurück</translation>
    </message>
    <message>
        <source>not done yet</source>
        <translation>noch nicht fertig</translation>
    </message>
    <message>
        <source>FC agreement</source>
        <translation>FC-Übereinstimmung</translation>
    </message>
    <message>
        <source>Agreement of envelopes</source>
        <translation>Übereinstimmung der Hüllkurven</translation>
    </message>
    <message>
        <source>Each pair of regions becomes a dot here once a fit runs.</source>
        <translation>Jedes Regionenpaar wird hier ein Punkt, sobald eine Anpassung läuft.</translation>
    </message>
    <message>
        <source>Linear theory; free runs judge the finished twin.</source>
        <translation>Lineare Theorie; freie Läufe beurteilen den fertigen Zwilling.</translation>
    </message>
    <message>
        <source>Mean of {seeds} free runs, against what was fitted.</source>
        <translation>Mittel über {seeds} freie Läufe, gegen das Angepasste.</translation>
    </message>
    <message>
        <source>{one} – {other}: measured {measured}, simulated {simulated}</source>
        <translation>{one} – {other}: gemessen {measured}, simuliert {simulated}</translation>
    </message>
    <message>
        <source> {shown} pairs drawn.</source>
        <translation> {shown} Paare gezeichnet.</translation>
    </message>
    <message>
        <source>simulated − measured</source>
        <translation>simuliert − gemessen</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Measured FC</source>
        <translation>Gemessene FC</translation>
    </message>
    <message>
        <source>Simulated FC</source>
        <translation>Simulierte FC</translation>
    </message>
    <message>
        <source>r = {r}   ({count} pairs)</source>
        <translation>r = {r}   ({count} Paare)</translation>
    </message>
    <message>
        <source>Pair by pair</source>
        <translation>Paar für Paar</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Beste</translation>
    </message>
    <message>
        <source>Measured {what}</source>
        <translation>Gemessene {what}</translation>
    </message>
    <message>
        <source>Simulated {what}</source>
        <translation>Simulierte {what}</translation>
    </message>
    <message>
        <source>r = {r}   ({pairs} pairs)</source>
        <translation>r = {r}   ({pairs} Paare)</translation>
    </message>
    <message>
        <source>Match functional connectivity</source>
        <translation>Funktionelle Konnektivität treffen</translation>
    </message>
    <message>
        <source>Also its changes over time (FCD)</source>
        <translation>Auch ihre Dynamik (FCD)</translation>
    </message>
    <message>
        <source>Also the power spectra</source>
        <translation>Auch die Leistungsspektren</translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>Schneller Blick</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Gründlich</translation>
    </message>
    <message>
        <source>No project is open. Open one, or the demo patient.</source>
        <translation>Kein Projekt ist geöffnet. Eines öffnen oder den Demo-Patienten.</translation>
    </message>
    <message>
        <source>No patient is selected. Choose one in the list at the left.</source>
        <translation>Kein Patient ist ausgewählt. Einen in der Liste links wählen.</translation>
    </message>
    <message>
        <source>{patient} has no connectome. A twin needs structural weights between regions; add a file with them.</source>
        <translation>{patient} hat kein Konnektom. Ein Zwilling braucht strukturelle Gewichte zwischen Regionen; eine Datei damit hinzufügen.</translation>
    </message>
    <message>
        <source>{patient} has no fMRI and no EEG. A twin is fitted to a recording at rest; add a file with region signals, or an EEG.</source>
        <translation>{patient} hat weder fMRT noch EEG. Ein Zwilling wird an eine Ruheaufnahme angepasst; eine Datei mit Regionssignalen oder ein EEG hinzufügen.</translation>
    </message>
    <message>
        <source>{patient} has no fMRI and no EEG at rest, so no twin of them can be fitted. A twin of the seizures can: locate where they begin.</source>
        <translation>{patient} hat weder fMRT noch EEG in Ruhe, darum lässt sich kein Ruhezwilling anpassen. Ein Anfallszwilling ist möglich: lokalisieren, wo die Anfälle beginnen.</translation>
    </message>
    <message>
        <source>The project is open read-only, so a fit could not be kept in it.</source>
        <translation>Das Projekt ist schreibgeschützt geöffnet, darum könnte eine Anpassung nicht darin bleiben.</translation>
    </message>
    <message>
        <source>All weights of the goal are 0; one must be above 0.</source>
        <translation>Alle Gewichte des Ziels sind 0; eines muss über 0 sein.</translation>
    </message>
    <message>
        <source>Fit “{effort}”</source>
        <translation>Anpassung „{effort}“</translation>
    </message>
    <message>
        <source>Hold a part out, else nothing shows what they are worth.</source>
        <translation>Einen Teil zurückhalten, sonst zeigt nichts, was sie wert sind.</translation>
    </message>
    <message>
        <source>Only what is held out shows what they are worth.</source>
        <translation>Nur das Zurückgehaltene zeigt, was sie wert sind.</translation>
    </message>
    <message>
        <source>{values} free values with {samples} samples a region. {held}</source>
        <translation>{values} freie Werte bei {samples} Messwerten je Region. {held}</translation>
    </message>
    <message>
        <source>Every weight</source>
        <translation>Jedes Gewicht</translation>
    </message>
    <message>
        <source>Each direction by itself</source>
        <translation>Jede Richtung für sich</translation>
    </message>
    <message>
        <source>Lagged FC is fitted, too: only it tells who drives whom.</source>
        <translation>Auch die zeitversetzte FC wird angepasst: nur sie sagt, wer wen treibt.</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>Gelernt</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Fest</translation>
    </message>
    <message>
        <source>What is learned</source>
        <translation>Gelernt wird</translation>
    </message>
    <message>
        <source>Changes of the plan</source>
        <translation>Änderungen des Plans</translation>
    </message>
    <message>
        <source>No recording is chosen; check at least one.</source>
        <translation>Keine Aufnahme ist gewählt; mindestens eine ankreuzen.</translation>
    </message>
    <message>
        <source>A twin of fMRI and EEG needs a run of each; check one of {lacking}, or fit to the other alone.</source>
        <translation>Ein Zwilling von fMRT und EEG braucht von beiden einen Lauf; einen von {lacking} ankreuzen oder nur an das andere anpassen.</translation>
    </message>
    <message>
        <source>{patient} has no {kind} run {run}. Known: {known}.</source>
        <translation>{patient} hat keinen {kind}-Lauf {run}. Bekannt: {known}.</translation>
    </message>
    <message>
        <source>How the excitability of each lobe moves during a fit is drawn here.</source>
        <translation>Wie sich die Erregbarkeit jedes Lappens während einer Anpassung bewegt, wird hier gezeichnet.</translation>
    </message>
    <message>
        <source>The first values come with the first step of the fit.</source>
        <translation>Die ersten Werte kommen mit dem ersten Schritt der Anpassung.</translation>
    </message>
    <message>
        <source>This model has no excitability to draw.</source>
        <translation>Dieses Modell hat keine Erregbarkeit zu zeichnen.</translation>
    </message>
    <message>
        <source>Line: mean; band: middle half of the regions. Uncertainty: not estimated.</source>
        <translation>Linie: Mittel; Band: mittlere Hälfte der Regionen. Unsicherheit: nicht geschätzt.</translation>
    </message>
    <message>
        <source>A dot for each region, a bar for the mean. Uncertainty: not estimated.</source>
        <translation>Ein Punkt je Region, ein Strich für das Mittel. Unsicherheit: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Neither side</source>
        <translation>Keine Seite</translation>
    </message>
    <message>
        <source>Excitability a (1/s)</source>
        <translation>Erregbarkeit a (1/s)</translation>
    </message>
    <message>
        <source>Alpha frequency (Hz)</source>
        <translation>Alpha-Frequenz (Hz)</translation>
    </message>
    <message>
        <source>Frontal</source>
        <translation>Frontal</translation>
    </message>
    <message>
        <source>Parietal</source>
        <translation>Parietal</translation>
    </message>
    <message>
        <source>Temporal</source>
        <translation>Temporal</translation>
    </message>
    <message>
        <source>Occipital</source>
        <translation>Okzipital</translation>
    </message>
    <message>
        <source>Cingulate</source>
        <translation>Zingulär</translation>
    </message>
    <message>
        <source>Insula</source>
        <translation>Insula</translation>
    </message>
    <message>
        <source>Subcortical</source>
        <translation>Subkortikal</translation>
    </message>
    <message>
        <source>Excitability per lobe</source>
        <translation>Erregbarkeit je Lappen</translation>
    </message>
    <message>
        <source>Excitability per hemisphere</source>
        <translation>Erregbarkeit je Hemisphäre</translation>
    </message>
    <message>
        <source>Alpha frequency per lobe</source>
        <translation>Alpha-Frequenz je Lappen</translation>
    </message>
    <message>
        <source>Alpha frequency per hemisphere</source>
        <translation>Alpha-Frequenz je Hemisphäre</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>Alle Regionen</translation>
    </message>
    <message>
        <source>FC dynamics (FCD)</source>
        <translation>FC-Dynamik (FCD)</translation>
    </message>
    <message>
        <source>power spectra</source>
        <translation>Leistungsspektren</translation>
    </message>
    <message>
        <source>Hopf oscillator</source>
        <translation>Hopf-Oszillator</translation>
    </message>
    <message>
        <source>Additive</source>
        <translation>Additiv</translation>
    </message>
    <message>
        <source>Diffusive</source>
        <translation>Diffusiv</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Node model</source>
        <translation>Knotenmodell</translation>
    </message>
    <message>
        <source>Coupling</source>
        <translation>Kopplung</translation>
    </message>
    <message>
        <source>Weight of {loss}</source>
        <translation>Gewicht: {loss}</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Free runs to judge by</source>
        <translation>Freie Läufe zur Beurteilung</translation>
    </message>
    <message>
        <source>Global coupling (1/s)</source>
        <translation>Globale Kopplung (1/s)</translation>
    </message>
    <message>
        <source>judged by free runs</source>
        <translation>nach freien Läufen</translation>
    </message>
    <message>
        <source>FC agreement, now</source>
        <translation>FC-Übereinstimmung, jetzt</translation>
    </message>
    <message>
        <source>with the first step</source>
        <translation>mit dem ersten Schritt</translation>
    </message>
    <message>
        <source>linear theory</source>
        <translation>lineare Theorie</translation>
    </message>
    <message>
        <source>best {r}</source>
        <translation>beste {r}</translation>
    </message>
    <message>
        <source>Correlation of Fisher-z FC over pairs, by the linear theory of the model.</source>
        <translation>Korrelation der Fisher-z-FC über Paare, nach der linearen Theorie des Modells.</translation>
    </message>
    <message>
        <source>nothing held out</source>
        <translation>nichts zurückgehalten</translation>
    </message>
    <message>
        <source>What is held out is never looked at while a fit runs; it is judged once.</source>
        <translation>Das Zurückgehaltene wird nie angesehen, während eine Anpassung läuft; es wird einmal beurteilt.</translation>
    </message>
    <message>
        <source>Held-out ({percent:.0f} %)</source>
        <translation>Zurückgehalten ({percent:.0f} %)</translation>
    </message>
    <message>
        <source>after the fit</source>
        <translation>nach der Anpassung</translation>
    </message>
    <message>
        <source>interval {not_estimated}</source>
        <translation>Intervall {not_estimated}</translation>
    </message>
    <message>
        <source>elapsed {time}</source>
        <translation>vergangen {time}</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>in the queue</source>
        <translation>in der Warteschlange</translation>
    </message>
    <message>
        <source>compiling</source>
        <translation>wird übersetzt</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>compiling {time}</source>
        <translation>Übersetzen {time}</translation>
    </message>
    <message>
        <source>FC · EEG spectra, r</source>
        <translation>FC · EEG-Spektren, r</translation>
    </message>
    <message>
        <source>on what was fitted</source>
        <translation>am Angepassten</translation>
    </message>
    <message>
        <source>one run {single} ± {sd}</source>
        <translation>ein Lauf {single} ± {sd}</translation>
    </message>
    <message>
        <source>{count} free-running simulations against the recording.</source>
        <translation>{count} frei laufende Simulationen gegen die Aufnahme.</translation>
    </message>
    <message>
        <source>ceiling {values}</source>
        <translation>Obergrenze {values}</translation>
    </message>
    <message>
        <source>ceiling {ceiling}</source>
        <translation>Obergrenze {ceiling}</translation>
    </message>
    <message>
        <source>Structure alone predicts {floor}. The recording&apos;s own parts agree by {ceiling}.</source>
        <translation>Struktur allein sagt {floor} vorher. Die Teile der Aufnahme selbst stimmen mit {ceiling} überein.</translation>
    </message>
    <message>
        <source>Correlation of Fisher-z FC over pairs of regions; of log power over channels and frequencies: {count} free-running simulations against the recordings.</source>
        <translation>Korrelation der Fisher-z-FC über Regionenpaare; der logarithmischen Leistung über Kanäle und Frequenzen: {count} frei laufende Simulationen gegen die Aufnahmen.</translation>
    </message>
    <message>
        <source>At the end of: {stage}.</source>
        <translation>Am Ende von: {stage}.</translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation>{count} Schritte</translation>
    </message>
    <message>
        <source>not in this model</source>
        <translation>nicht in diesem Modell</translation>
    </message>
    <message>
        <source>Spectra, r</source>
        <translation>Spektren, r</translation>
    </message>
    <message>
        <source>Alpha peak</source>
        <translation>Alpha-Gipfel</translation>
    </message>
    <message>
        <source>Pearson correlation of log power over channels and frequencies of 1 to 45 Hz, of {seeds} free-running simulations with the recording.</source>
        <translation>Pearson-Korrelation der logarithmischen Leistung über Kanäle und Frequenzen von 1 bis 45 Hz, von {seeds} frei laufenden Simulationen mit der Aufnahme.</translation>
    </message>
    <message>
        <source>Alpha is off by {frequency} ({where}).</source>
        <translation>Alpha weicht um {frequency} ab ({where}).</translation>
    </message>
    <message>
        <source>Test the speed of this computer</source>
        <translation>Tempo dieses Rechners messen</translation>
    </message>
    <message>
        <source>needs Standard</source>
        <translation>ab Standard</translation>
    </message>
    <message>
        <source>A black box learns from the signals alone; none of this counts for it.</source>
        <translation>Eine Black Box lernt allein aus den Signalen; nichts davon zählt für sie.</translation>
    </message>
    <message>
        <source>A model of an EEG is fitted to the cross spectra of its channels, through a lead field; none of this counts for it.</source>
        <translation>Ein EEG-Modell wird durch ein Leitfeld an die Kreuzspektren seiner Kanäle angepasst; nichts davon zählt dafür.</translation>
    </message>
    <message>
        <source>One network is fitted to the cross spectra of the channels, through a lead field, and to the FC of the fMRI, which follows from the slow power of its alpha; none of this counts for it. The two need not be recorded at the same time.</source>
        <translation>Ein Netz wird durch ein Leitfeld an die Kreuzspektren der Kanäle angepasst und an die FC des fMRT, die aus der langsamen Leistung seines Alphas folgt; nichts davon zählt dafür. Die beiden müssen nicht gleichzeitig aufgenommen sein.</translation>
    </message>
    <message>
        <source>Fitted to</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Hold out for testing</source>
        <translation>Zum Testen zurückhalten</translation>
    </message>
    <message>
        <source>Slow gain of all noise</source>
        <translation>Langsame Verstärkung</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Prior from other people</source>
        <translation>Vorwissen von anderen Personen</translation>
    </message>
    <message>
        <source>Waiting for the engine to finish what it does now.</source>
        <translation>Wartet, bis die Engine fertig hat, was sie gerade tut.</translation>
    </message>
    <message>
        <source>Pausing at the next step.</source>
        <translation>Pause beim nächsten Schritt.</translation>
    </message>
    <message>
        <source>Paused; the engine waits. Go on with it in the strip of jobs.</source>
        <translation>Pausiert; die Engine wartet. Im Streifen der Aufträge fortsetzen.</translation>
    </message>
    <message>
        <source>Stopping at the next step; the best so far is kept.</source>
        <translation>Hält beim nächsten Schritt an; das Beste bisher bleibt erhalten.</translation>
    </message>
    <message>
        <source>Compiling cannot be interrupted. “Stop now” ends the engine at once; the last checkpoint is kept.</source>
        <translation>Das Übersetzen lässt sich nicht unterbrechen. „Sofort anhalten“ beendet die Engine auf der Stelle; der letzte Zwischenstand bleibt erhalten.</translation>
    </message>
    <message>
        <source>Discard this fit? Everything it has found so far is lost.</source>
        <translation>Diese Anpassung verwerfen? Alles bisher Gefundene geht verloren.</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Sofort anhalten</translation>
    </message>
    <message>
        <source>Discard this fit…</source>
        <translation>Anpassung verwerfen…</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an…</translation>
    </message>
    <message>
        <source>how long it takes cannot be told yet</source>
        <translation>wie lange es dauert, ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>Keep fitting</source>
        <translation>Weiter anpassen</translation>
    </message>
    <message>
        <source>The loss of a fit is drawn here, step by step. No fit yet: choose what to match at the right and start one.</source>
        <translation>Der Verlust einer Anpassung wird hier Schritt für Schritt gezeichnet. Noch keine Anpassung: rechts das Ziel wählen und eine starten.</translation>
    </message>
    <message>
        <source>The loss appears with the first step. Until then the model is compiled.</source>
        <translation>Der Verlust erscheint mit dem ersten Schritt. Bis dahin wird das Modell übersetzt.</translation>
    </message>
    <message>
        <source>This twin holds no history of its loss.</source>
        <translation>Dieser Zwilling enthält keinen Verlauf seines Verlusts.</translation>
    </message>
    <message>
        <source>Every phase has an objective of its own: compare levels within a phase only.</source>
        <translation>Jeder Abschnitt hat ein eigenes Ziel: Werte nur innerhalb eines Abschnitts vergleichen.</translation>
    </message>
    <message>
        <source>One unit of loss is the difference between two runs of this person.</source>
        <translation>Eine Einheit des Verlusts ist der Unterschied zweier Läufe dieser Person.</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>Measured and simulated FC face each other here, across the diagonal.</source>
        <translation>Gemessene und simulierte FC stehen sich hier über die Diagonale gegenüber.</translation>
    </message>
    <message>
        <source>Measured (upper) and simulated (lower)</source>
        <translation>Gemessen (oben) und simuliert (unten)</translation>
    </message>
    <message>
        <source>Measured FC above, simulated FC below</source>
        <translation>Gemessene FC oben, simulierte FC unten</translation>
    </message>
    <message>
        <source>Envelopes of alpha, correlation</source>
        <translation>Alpha-Hüllkurven, Korrelation</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>L-BFGS on the linear theory, Adam on simulations.</source>
        <translation>L-BFGS auf der linearen Theorie, Adam auf Simulationen.</translation>
    </message>
    <message>
        <source>An empty weight is chosen by validation.</source>
        <translation>Ein leeres Gewicht wird durch Validierung gewählt.</translation>
    </message>
    <message>
        <source>Weight in run-to-run differences. Empty: chosen on validation data, in a quick look by the L-curve.</source>
        <translation>Gewicht in Unterschieden zwischen Läufen. Leer: auf Validierungsdaten gewählt, beim schnellen Blick nach der L-Kurve.</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Intervals of the parameters</source>
        <translation>Intervalle der Parameter</translation>
    </message>
    <message>
        <source>No other patient of this project has a twin yet; fit others first.</source>
        <translation>Kein anderer Patient dieses Projekts hat schon einen Zwilling; erst andere anpassen.</translation>
    </message>
    <message>
        <source>{patient} is left out</source>
        <translation>{patient} ist ausgelassen</translation>
    </message>
    <message>
        <source>{patient} is not among them</source>
        <translation>{patient} ist nicht darunter</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Other patients of this project</source>
        <translation>Andere Patienten dieses Projekts</translation>
    </message>
    <message>
        <source>Folder of twins, or project…</source>
        <translation>Ordner mit Zwillingen oder Projekt…</translation>
    </message>
    <message>
        <source>A twin (.btwin)…</source>
        <translation>Ein Zwilling (.btwin)…</translation>
    </message>
    <message>
        <source>What the fit aims at (FC and spectra) is shrunk toward other people, as far as they show how little a recording tells.</source>
        <translation>Die Ziele der Anpassung (FC und Spektren) werden zu anderen Personen hin geschrumpft, soweit diese zeigen, wie wenig eine Aufnahme verrät.</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>{name} wird gelesen…</translation>
    </message>
    <message>
        <source>{name} could not be read.</source>
        <translation>{name} konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>A project, or a folder of twins</source>
        <translation>Ein Projekt oder ein Ordner mit Zwillingen</translation>
    </message>
    <message>
        <source>A twin</source>
        <translation>Ein Zwilling</translation>
    </message>
    <message>
        <source>Twins (*.btwin)</source>
        <translation>Zwillinge (*.btwin)</translation>
    </message>
    <message>
        <source>No fit yet. Set one up below; it runs beside everything else.</source>
        <translation>Noch keine Anpassung. Unten eine einrichten; sie läuft neben allem anderen.</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>Beurteilt durch</translation>
    </message>
    <message>
        <source>Converged</source>
        <translation>Konvergiert</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>Vorzeitig angehalten</translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation>Divergiert</translation>
    </message>
    <message>
        <source>{fit} “{effort}”</source>
        <translation>{fit} „{effort}“</translation>
    </message>
    <message>
        <source>Waiting: {job}</source>
        <translation>Wartet: {job}</translation>
    </message>
    <message>
        <source>Running: {job}</source>
        <translation>Läuft: {job}</translation>
    </message>
    <message>
        <source>Inspect this twin</source>
        <translation>Diesen Zwilling untersuchen</translation>
    </message>
    <message>
        <source>{time}, compiling {compiling}</source>
        <translation>{time}, Übersetzen {compiling}</translation>
    </message>
    <message>
        <source>{count} free runs</source>
        <translation>{count} freie Läufe</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>{run} has a repetition time of {time:.4g} s and {other} of {other_time:.4g} s. Fit them apart.</source>
        <translation>{run} hat eine Repetitionszeit von {time:.4g} s und {other} von {other_time:.4g} s. Getrennt anpassen.</translation>
    </message>
    <message>
        <source>{run} and {other} were filtered to different bands. Fit them apart.</source>
        <translation>{run} und {other} wurden auf verschiedene Bänder gefiltert. Getrennt anpassen.</translation>
    </message>
    <message>
        <source>{run} is {seconds:.0f} s long; holding out {percent:.0f} % leaves a part under {least:.0f} s. Hold out another share, or nothing.</source>
        <translation>{run} ist {seconds:.0f} s lang; {percent:.0f} % zurückzuhalten lässt einen Teil unter {least:.0f} s. Einen anderen Anteil zurückhalten oder nichts.</translation>
    </message>
    <message>
        <source>{run} is {seconds:.0f} s long; a fit needs {least:.0f} s or more.</source>
        <translation>{run} ist {seconds:.0f} s lang; eine Anpassung braucht mindestens {least:.0f} s.</translation>
    </message>
    <message>
        <source>Set-up (read-only while running)</source>
        <translation>Einrichten (schreibgeschützt während des Laufs)</translation>
    </message>
    <message>
        <source>A job is running; this fit is added to the queue.</source>
        <translation>Ein Auftrag läuft; diese Anpassung kommt in die Warteschlange.</translation>
    </message>
    <message>
        <source>Quick look fits FC and spectra; changes over time need Standard.</source>
        <translation>Der schnelle Blick passt FC und Spektren an; Änderungen über die Zeit brauchen Standard.</translation>
    </message>
    <message>
        <source>Times are known after the first fit.</source>
        <translation>Zeiten sind nach der ersten Anpassung bekannt.</translation>
    </message>
    <message>
        <source>Computing the lead field …</source>
        <translation>Leitfeld wird berechnet …</translation>
    </message>
    <message>
        <source>The lead field could not be computed; the log says why.</source>
        <translation>Das Leitfeld konnte nicht berechnet werden; die Logdatei sagt, warum.</translation>
    </message>
    <message>
        <source>Set up another fit</source>
        <translation>Weitere Anpassung einrichten</translation>
    </message>
    <message>
        <source>From SEEG or ECoG of seizures</source>
        <translation>Aus SEEG oder ECoG von Anfällen</translation>
    </message>
    <message>
        <source>Speed test</source>
        <translation>Tempomessung</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Seconds since the start</source>
        <translation>Sekunden seit Beginn</translation>
    </message>
    <message>
        <source>envelope correlation</source>
        <translation>Hüllkurvenkorrelation</translation>
    </message>
    <message>
        <source>first time only</source>
        <translation>nur beim ersten Mal</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <source>Compiling</source>
        <translation>Übersetzen</translation>
    </message>
    <message>
        <source>Regional parameters</source>
        <translation>Regionale Parameter</translation>
    </message>
    <message>
        <source>Simulated dynamics</source>
        <translation>Simulierte Dynamik</translation>
    </message>
    <message>
        <source>Judging by free runs</source>
        <translation>Beurteilen durch freie Läufe</translation>
    </message>
    <message>
        <source>Cross spectra</source>
        <translation>Kreuzspektren</translation>
    </message>
    <message>
        <source>starts</source>
        <translation>Starts</translation>
    </message>
    <message>
        <source>regional</source>
        <translation>regional</translation>
    </message>
    <message>
        <source>validating</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>connectome</source>
        <translation>Konnektom</translation>
    </message>
    <message>
        <source>for plans</source>
        <translation>für Pläne</translation>
    </message>
    <message>
        <source>slow gain</source>
        <translation>langsame Verst.</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>korrigiert</translation>
    </message>
    <message>
        <source>intervals</source>
        <translation>Intervalle</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>stage {number} of {all}, {stage}</source>
        <translation>Abschnitt {number} von {all}, {stage}</translation>
    </message>
    <message>
        <source>No fitted twin selected. Here it is told how far ahead a twin foretells.</source>
        <translation>Kein angepasster Zwilling gewählt. Hier steht, wie weit ein Zwilling vorhersagt.</translation>
    </message>
    <message>
        <source>No fMRI recording to forecast. Add one in Data.</source>
        <translation>Keine fMRT-Aufnahme für eine Vorhersage. Unter Daten eine hinzufügen.</translation>
    </message>
    <message>
        <source>Not estimated. How far ahead does this twin foretell a recording, from the state it is in, beside persistence, AR and VAR? Takes seconds.</source>
        <translation>Nicht geschätzt. Wie weit sagt dieser Zwilling eine Aufnahme aus ihrem Zustand voraus, verglichen mit Persistenz, AR und VAR? Dauert Sekunden.</translation>
    </message>
    <message>
        <source>Forecast by {twin}</source>
        <translation>Vorhersage durch {twin}</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Filtered start against the last sample: {result}.</source>
        <translation>Gefilterter Anfang gegen den letzten Messwert: {result}.</translation>
    </message>
    <message>
        <source>Twin against {rival}: {result}.</source>
        <translation>Zwilling gegen {rival}: {result}.</translation>
    </message>
    <message>
        <source>no run</source>
        <translation>keinem Lauf</translation>
    </message>
    <message>
        <source>Judged by {recordings}; AR and VAR learned from {learned}. The twin&apos;s 90 % interval covers {cover} %. {notes}</source>
        <translation>Beurteilt an {recordings}; AR und VAR gelernt aus {learned}. Das 90-%-Intervall des Zwillings deckt {cover} % ab. {notes}</translation>
    </message>
    <message>
        <source>Begins (s)</source>
        <translation>Beginn (s)</translation>
    </message>
    <message>
        <source>Twin (s), 90 %</source>
        <translation>Zwilling (s), 90 %</translation>
    </message>
    <message>
        <source>Without a plan</source>
        <translation>Ohne Plan</translation>
    </message>
    <message>
        <source>Not simulated. The twin says where and when; here its seizure is played as signals of contacts, by six-dimensional Epileptors in the regions that take part.</source>
        <translation>Nicht simuliert. Der Zwilling sagt wo und wann; hier läuft sein Anfall als Signale von Kontakten ab, mit sechsdimensionalen Epileptoren in den beteiligten Regionen.</translation>
    </message>
    <message>
        <source>One run of one posterior draw, signals without a unit; intervals: {unknown}. Broken line: first region.</source>
        <translation>Ein Lauf einer Posterior-Ziehung, Signale ohne Einheit; Intervalle: {unknown}. Gestrichelt: erste Region.</translation>
    </message>
    <message>
        <source> Grey: without the plan, with the same start and noise.</source>
        <translation> Grau: ohne den Plan, mit gleichem Anfang und Rauschen.</translation>
    </message>
    <message>
        <source>Full seizure</source>
        <translation>Ganzer Anfall</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>Simulieren</translation>
    </message>
    <message>
        <source>Under which plan</source>
        <translation>Unter welchem Plan</translation>
    </message>
    <message>
        <source>Contacts of the simulated seizure</source>
        <translation>Kontakte des simulierten Anfalls</translation>
    </message>
    <message>
        <source>When regions begin, here and in the twin</source>
        <translation>Beginn je Region, hier und im Zwilling</translation>
    </message>
    <message>
        <source>Under “{name}”</source>
        <translation>Unter „{name}“</translation>
    </message>
    <message>
        <source>no seizure</source>
        <translation>kein Anfall</translation>
    </message>
    <message>
        <source>begins by itself</source>
        <translation>beginnt selbst</translation>
    </message>
    <message>
        <source>recruited</source>
        <translation>einbezogen</translation>
    </message>
    <message>
        <source>No steps yet. Everything you change is listed here and can be taken back.</source>
        <translation>Noch keine Schritte. Jede Änderung steht hier und lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Undone. Click to do it again.</source>
        <translation>Rückgängig gemacht. Klicken, um es zu wiederholen.</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nichts zu wiederholen</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>{time}, present</source>
        <translation>{time}, jetzt</translation>
    </message>
    <message>
        <source>Step {position}: {step}, {state}</source>
        <translation>Schritt {position}: {step}, {state}</translation>
    </message>
    <message>
        <source>Keep showing this, whatever is selected</source>
        <translation>Dies weiter zeigen, was auch gewählt wird</translation>
    </message>
    <message>
        <source>Follow the selection again</source>
        <translation>Wieder der Auswahl folgen</translation>
    </message>
    <message>
        <source>Copy facts</source>
        <translation>Angaben kopieren</translation>
    </message>
    <message>
        <source>Plot signal</source>
        <translation>Signal zeigen</translation>
    </message>
    <message>
        <source>Add to plan</source>
        <translation>Zum Plan hinzufügen</translation>
    </message>
    <message>
        <source>Cut in plan</source>
        <translation>Im Plan durchtrennen</translation>
    </message>
    <message>
        <source>Cut {count} in plan</source>
        <translation>{count} im Plan durchtrennen</translation>
    </message>
    <message>
        <source>Earlier in the queue (Alt+Up)</source>
        <translation>Früher in der Warteschlange (Alt+Up)</translation>
    </message>
    <message>
        <source>Remove from the queue</source>
        <translation>Aus der Warteschlange nehmen</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Later in the queue (Alt+Down)</source>
        <translation>Später in der Warteschlange (Alt+Down)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>No job yet</source>
        <translation>Noch kein Auftrag</translation>
    </message>
    <message>
        <source>Queue empty</source>
        <translation>Warteschlange leer</translation>
    </message>
    <message>
        <source>pausing at the next step</source>
        <translation>Pause beim nächsten Schritt</translation>
    </message>
    <message>
        <source>paused; the engine waits</source>
        <translation>Pause; die Engine wartet</translation>
    </message>
    <message>
        <source>stopping; the best so far is kept</source>
        <translation>wird angehalten; das Beste bisher bleibt</translation>
    </message>
    <message>
        <source>stopping; compiling cannot be interrupted</source>
        <translation>wird angehalten; Übersetzen lässt sich nicht unterbrechen</translation>
    </message>
    <message>
        <source>The calculation stopped unexpectedly. Your project is unharmed.</source>
        <translation>Die Berechnung brach unerwartet ab. Das Projekt ist unversehrt.</translation>
    </message>
    <message>
        <source>{job} stopped early</source>
        <translation>{job}: vorzeitig angehalten</translation>
    </message>
    <message>
        <source>{job} finished</source>
        <translation>{job}: fertig</translation>
    </message>
    <message>
        <source>compiling (first time only)</source>
        <translation>wird übersetzt (nur beim ersten Mal)</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>Verlust {loss}</translation>
    </message>
    <message>
        <source>finished, {time}</source>
        <translation>fertig, {time}</translation>
    </message>
    <message>
        <source>Begin no further job until you say so; the running one ends.</source>
        <translation>Keinen weiteren Auftrag beginnen, bis es weitergehen soll; der laufende endet.</translation>
    </message>
    <message>
        <source>Stop at the next step and keep the best so far.</source>
        <translation>Beim nächsten Schritt anhalten und das Beste bisher behalten.</translation>
    </message>
    <message>
        <source>End the engine at once; the last checkpoint is kept.</source>
        <translation>Die Engine sofort beenden; der letzte Zwischenstand bleibt.</translation>
    </message>
    <message>
        <source>{count} in queue</source>
        <translation>{count} in Warteschlange</translation>
    </message>
    <message>
        <source>Go on with queue</source>
        <translation>Warteschlange fortsetzen</translation>
    </message>
    <message>
        <source>Hold queue</source>
        <translation>Warteschlange anhalten</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation>Alle Aufträge</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>largest difference between directions</source>
        <translation>größter Unterschied der Richtungen</translation>
    </message>
    <message>
        <source>regions without connection</source>
        <translation>Regionen ohne Verbindung</translation>
    </message>
    <message>
        <source>separate parts</source>
        <translation>getrennte Teile</translation>
    </message>
    <message>
        <source>labels without grey matter</source>
        <translation>Bezeichnungen ohne graue Substanz</translation>
    </message>
    <message>
        <source>of pairs are connected</source>
        <translation>der Paare sind verbunden</translation>
    </message>
    <message>
        <source>orders of magnitude</source>
        <translation>Größenordnungen</translation>
    </message>
    <message>
        <source>of all weight in the strongest 5&#xa0;%</source>
        <translation>des Gewichts in den stärksten 5&#xa0;%</translation>
    </message>
    <message>
        <source>connections without length</source>
        <translation>Verbindungen ohne Länge</translation>
    </message>
    <message>
        <source>longest tract</source>
        <translation>längste Bahn</translation>
    </message>
    <message>
        <source>correlation of length and distance</source>
        <translation>Korrelation von Länge und Abstand</translation>
    </message>
    <message>
        <source>length over distance, median</source>
        <translation>Länge durch Abstand, Median</translation>
    </message>
    <message>
        <source>of regions on the wrong side</source>
        <translation>der Regionen auf der falschen Seite</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>aufgenommen</translation>
    </message>
    <message>
        <source>between volumes</source>
        <translation>zwischen Volumen</translation>
    </message>
    <message>
        <source>regions that never change</source>
        <translation>Regionen, die sich nie ändern</translation>
    </message>
    <message>
        <source>regions that hardly change</source>
        <translation>Regionen, die sich kaum ändern</translation>
    </message>
    <message>
        <source>of frames are sudden jumps</source>
        <translation>der Volumen sind plötzliche Sprünge</translation>
    </message>
    <message>
        <source>largest change, robust z</source>
        <translation>größte Änderung, robustes z</translation>
    </message>
    <message>
        <source>of the variance is slow bend</source>
        <translation>der Varianz ist langsame Drift</translation>
    </message>
    <message>
        <source>mean FC</source>
        <translation>mittlere FC</translation>
    </message>
    <message>
        <source>of pairs are negative</source>
        <translation>der Paare sind negativ</translation>
    </message>
    <message>
        <source>of the variance is shared</source>
        <translation>der Varianz ist gemeinsam</translation>
    </message>
    <message>
        <source>FC of two halves, r</source>
        <translation>FC beider Hälften, r</translation>
    </message>
    <message>
        <source>highest r a model could reach, about</source>
        <translation>höchstes r eines Modells, etwa</translation>
    </message>
    <message>
        <source>FC of two runs, mean r</source>
        <translation>FC zweier Läufe, mittleres r</translation>
    </message>
    <message>
        <source>lowest r of two runs</source>
        <translation>niedrigstes r zweier Läufe</translation>
    </message>
    <message>
        <source>mean FC of left-right partners</source>
        <translation>mittlere FC der Links-rechts-Paare</translation>
    </message>
    <message>
        <source>median FC of all pairs</source>
        <translation>mediane FC aller Paare</translation>
    </message>
    <message>
        <source>correlation of log weight and FC</source>
        <translation>Korrelation von log. Gewicht und FC</translation>
    </message>
    <message>
        <source>FC of another recording as long, r</source>
        <translation>FC einer gleich langen Aufnahme, r</translation>
    </message>
    <message>
        <source>independent samples</source>
        <translation>unabhängige Messwerte</translation>
    </message>
    <message>
        <source>numbers for each free value</source>
        <translation>Zahlen je freiem Wert</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>stated as bad</source>
        <translation>als schlecht angegeben</translation>
    </message>
    <message>
        <source>look bad</source>
        <translation>sehen schlecht aus</translation>
    </message>
    <message>
        <source>mains</source>
        <translation>Netzfrequenz</translation>
    </message>
    <message>
        <source>contacts outside the brain</source>
        <translation>Kontakte außerhalb des Gehirns</translation>
    </message>
    <message>
        <source>from a region at most</source>
        <translation>von einer Region höchstens</translation>
    </message>
    <message>
        <source>contacts whose name tells a side</source>
        <translation>Kontakte mit Seite im Namen</translation>
    </message>
    <message>
        <source>on the other side</source>
        <translation>auf der anderen Seite</translation>
    </message>
    <message>
        <source>of regions have a contact near</source>
        <translation>der Regionen mit nahem Kontakt</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordnung</translation>
    </message>
    <message>
        <source>Order of regions</source>
        <translation>Ordnung der Regionen</translation>
    </message>
    <message>
        <source>Order of the regions in all three matrices; inside a hemisphere by lobe or network</source>
        <translation>Ordnung der Regionen in allen drei Matrizen; in einer Hemisphäre nach Lappen oder Netzwerk</translation>
    </message>
    <message>
        <source>What the matrices show</source>
        <translation>Was die Matrizen zeigen</translation>
    </message>
    <message>
        <source>Difference: {scale}</source>
        <translation>Differenz: {scale}</translation>
    </message>
    <message>
        <source>Hemisphere</source>
        <translation>Hemisphäre</translation>
    </message>
    <message>
        <source>Lobe</source>
        <translation>Lappen</translation>
    </message>
    <message>
        <source>File order</source>
        <translation>Wie in der Datei</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>No fitted twin selected. Fit one to see what it simulates.</source>
        <translation>Kein angepasster Zwilling gewählt. Einen anpassen, um zu sehen, was er simuliert.</translation>
    </message>
    <message>
        <source>No fMRI recording yet. Add one to see connectivity.</source>
        <translation>Noch keine fMRT-Aufnahme. Eine hinzufügen, um die Konnektivität zu sehen.</translation>
    </message>
    <message>
        <source>This twin holds no simulated connectivity.</source>
        <translation>Dieser Zwilling hat keine simulierte Konnektivität.</translation>
    </message>
    <message>
        <source>No connectome yet. Add one to see its weights.</source>
        <translation>Noch kein Konnektom. Eines hinzufügen, um seine Gewichte zu sehen.</translation>
    </message>
    <message>
        <source>No fitted twin selected. A fit learns weights of its own.</source>
        <translation>Kein angepasster Zwilling gewählt. Eine Anpassung lernt eigene Gewichte.</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>sim. − meas.</source>
        <translation>sim. − gem.</translation>
    </message>
    <message>
        <source>Needs both.</source>
        <translation>Braucht beide.</translation>
    </message>
    <message>
        <source>Anatomical</source>
        <translation>Anatomisch</translation>
    </message>
    <message>
        <source>square root</source>
        <translation>Quadratwurzel</translation>
    </message>
    <message>
        <source>learned − anat.</source>
        <translation>gelernt − anat.</translation>
    </message>
    <message>
        <source>Weight over the largest, on the square-root scale</source>
        <translation>Gewicht durch das größte, auf der Wurzelskala</translation>
    </message>
    <message>
        <source>Arrows move between cells, Enter selects, B or an arrow with Shift begins a box.</source>
        <translation>Pfeile wechseln zwischen Zellen, Enter wählt aus, B oder ein Pfeil mit Umschalt beginnt einen Rahmen.</translation>
    </message>
    <message>
        <source>{title} matrix</source>
        <translation>Matrix {title}</translation>
    </message>
    <message>
        <source>Fits that were made before keep all their regions.</source>
        <translation>Frühere Anpassungen behalten alle ihre Regionen.</translation>
    </message>
    <message>
        <source>Mirror the triangle</source>
        <translation>Dreieck spiegeln</translation>
    </message>
    <message>
        <source>Both directions alike.</source>
        <translation>Beide Richtungen gleich.</translation>
    </message>
    <message>
        <source>Symmetrise</source>
        <translation>Symmetrisieren</translation>
    </message>
    <message>
        <source>Use the mean of both directions.</source>
        <translation>Das Mittel beider Richtungen nehmen.</translation>
    </message>
    <message>
        <source>Patient {id} has no connectome.</source>
        <translation>Patient {id} hat kein Konnektom.</translation>
    </message>
    <message>
        <source>Fewer than 2 regions would be left.</source>
        <translation>Es blieben weniger als 2 Regionen übrig.</translation>
    </message>
    <message>
        <source>Lengths are estimated between centres, and none are known.</source>
        <translation>Längen werden zwischen Mittelpunkten geschätzt, und es sind keine bekannt.</translation>
    </message>
    <message>
        <source>{slope:g} × straight distance + {offset:g} mm, as in another person&apos;s 68 regions (r = 0.77). They stay marked as estimated.</source>
        <translation>{slope:g} × gerader Abstand + {offset:g} mm, wie in 68 Regionen einer anderen Person (r = 0.77). Sie bleiben als geschätzt markiert.</translation>
    </message>
    <message>
        <source>Estimate from distance</source>
        <translation>Aus dem Abstand schätzen</translation>
    </message>
    <message>
        <source>Leave out 1 region</source>
        <translation>1 Region weglassen</translation>
    </message>
    <message>
        <source>Leave out {count} regions</source>
        <translation>{count} Regionen weglassen</translation>
    </message>
    <message>
        <source>Mark 1 channel bad</source>
        <translation>1 Kanal als schlecht markieren</translation>
    </message>
    <message>
        <source>Mark {count} channels bad</source>
        <translation>{count} Kanäle als schlecht markieren</translation>
    </message>
    <message>
        <source>{names}. They stay in the recording.</source>
        <translation>{names}. Sie bleiben in der Aufnahme.</translation>
    </message>
    <message>
        <source>Leave out 1 contact</source>
        <translation>1 Kontakt weglassen</translation>
    </message>
    <message>
        <source>Leave out {count} contacts</source>
        <translation>{count} Kontakte weglassen</translation>
    </message>
    <message>
        <source>{names}. They stay in the list as &apos;other&apos;.</source>
        <translation>{names}. Sie bleiben in der Liste als &apos;other&apos;.</translation>
    </message>
    <message>
        <source>Positions change sides, names stay. Look at an image of the head first.</source>
        <translation>Positionen wechseln die Seite, Namen bleiben. Zuerst ein Bild des Kopfes ansehen.</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>Links und rechts tauschen</translation>
    </message>
    <message>
        <source>The contacts have no positions.</source>
        <translation>Die Kontakte haben keine Positionen.</translation>
    </message>
    <message>
        <source>Patient {id} has no contacts.</source>
        <translation>Patient {id} hat keine Kontakte.</translation>
    </message>
    <message>
        <source>Patient {id} has no recording &apos;{recording}&apos;.</source>
        <translation>Patient {id} hat keine Aufnahme „{recording}“.</translation>
    </message>
    <message>
        <source>{minutes:.1f} min; the other fMRI runs stay. The file is not touched.</source>
        <translation>{minutes:.1f} min; die anderen fMRT-Läufe bleiben. Die Datei wird nicht verändert.</translation>
    </message>
    <message>
        <source>Leave out {recording}</source>
        <translation>{recording} weglassen</translation>
    </message>
    <message>
        <source>Global signal present</source>
        <translation>Glob. Signal vorhanden</translation>
    </message>
    <message>
        <source>Only what is stated changes; simulated signals are treated alike.</source>
        <translation>Nur die Angabe ändert sich; simulierte Signale werden ebenso behandelt.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Vorsicht</translation>
    </message>
    <message>
        <source>Nothing was told yet. What the window tells stays listed here.</source>
        <translation>Noch keine Meldung. Was das Fenster meldet, bleibt hier stehen.</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Fold the messages</source>
        <translation>Meldungen einklappen</translation>
    </message>
    <message>
        <source>Older messages</source>
        <translation>Ältere Meldungen</translation>
    </message>
    <message>
        <source>No plan on this twin. A plan changes a copy of the twin, never the data.</source>
        <translation>Kein Plan an diesem Zwilling. Ein Plan ändert eine Kopie des Zwillings, nie die Daten.</translation>
    </message>
    <message>
        <source>Stimulated regions</source>
        <translation>Stimulierte Regionen</translation>
    </message>
    <message>
        <source>Open loop, threshold, MPC</source>
        <translation>Steuerung, Schwelle, MPC</translation>
    </message>
    <message>
        <source>Open loop, threshold</source>
        <translation>Steuerung, Schwelle</translation>
    </message>
    <message>
        <source>One and two thresholds</source>
        <translation>Eine und zwei Schwellen</translation>
    </message>
    <message>
        <source>Threshold, phase-locked</source>
        <translation>Schwelle, phasengekoppelt</translation>
    </message>
    <message>
        <source>Largest stimulation, in units of the Epileptor&apos;s I1</source>
        <translation>Größte Stimulation, in Einheiten von I1 des Epileptors</translation>
    </message>
    <message>
        <source>Not played. A controller hears the seizure late and decides when to stimulate: how much seizure is left, at which energy, beside open loop and none?</source>
        <translation>Nicht gespielt. Ein Regler hört den Anfall verspätet und entscheidet, wann stimuliert wird: Wie viel Anfall bleibt, mit welcher Energie, neben Steuerung ohne Rückführung und keiner?</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Whole zone</source>
        <translation>Ganze Zone</translation>
    </message>
    <message>
        <source>Sensed at</source>
        <translation>Gemessen an</translation>
    </message>
    <message>
        <source>Stimulated</source>
        <translation>Stimuliert</translation>
    </message>
    <message>
        <source>Controllers</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>What triggers listen to</source>
        <translation>Worauf Auslöser hören</translation>
    </message>
    <message>
        <source>Delay of what is sensed, in ms</source>
        <translation>Verzögerung des Gemessenen, in ms</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Runs of different noise</source>
        <translation>Läufe mit verschiedenem Rauschen</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>One run: {name}</source>
        <translation>Ein Lauf: {name}</translation>
    </message>
    <message>
        <source>What is sensed in one run, and the input</source>
        <translation>Was in einem Lauf gemessen wird, und der Eingang</translation>
    </message>
    <message>
        <source>Seizures under each controller</source>
        <translation>Anfälle unter jedem Regler</translation>
    </message>
    <message>
        <source>Stimulate</source>
        <translation>Stimulieren</translation>
    </message>
    <message>
        <source>Sense</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Closed loop on “{twin}”</source>
        <translation>Regelkreis an „{twin}“</translation>
    </message>
    <message>
        <source>Virtual surgery</source>
        <translation>Virtuelle Chirurgie</translation>
    </message>
    <message>
        <source>Remove or weaken parts</source>
        <translation>Teile entfernen oder schwächen</translation>
    </message>
    <message>
        <source>Input to some regions</source>
        <translation>Eingang in einige Regionen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>Set to</source>
        <translation>Setzen auf</translation>
    </message>
    <message>
        <source>A region counts as removed as a whole from this share on; below, its connections are weakened by the share that is taken.</source>
        <translation>Ab diesem Anteil gilt eine Region als ganz entfernt; darunter werden ihre Verbindungen um den entnommenen Anteil geschwächt.</translation>
    </message>
    <message>
        <source>Laser ablation</source>
        <translation>Laserablation</translation>
    </message>
    <message>
        <source>Ablate</source>
        <translation>Ablatieren</translation>
    </message>
    <message>
        <source>Centre, {name} in mm</source>
        <translation>Mitte, {name} in mm</translation>
    </message>
    <message>
        <source>Centre {name}</source>
        <translation>Mitte {name}</translation>
    </message>
    <message>
        <source>Radius in mm</source>
        <translation>Radius in mm</translation>
    </message>
    <message>
        <source>Removed from, in percent</source>
        <translation>Entfernt ab, in Prozent</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Radius</translation>
    </message>
    <message>
        <source>Removed from</source>
        <translation>Entfernt ab</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Was wäre, wenn</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>connection weight</source>
        <translation>Verbindungsgewicht</translation>
    </message>
    <message>
        <source>{meaning}; the model allows {bounds}.</source>
        <translation>{meaning}; das Modell erlaubt {bounds}.</translation>
    </message>
    <message>
        <source>Disease</source>
        <translation>Krankheit</translation>
    </message>
    <message>
        <source>Time since it began</source>
        <translation>Zeit seit dem Beginn</translation>
    </message>
    <message>
        <source>Begins in</source>
        <translation>Beginnt in</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschiebung</translation>
    </message>
    <message>
        <source>Comes on over</source>
        <translation>Kommt binnen</translation>
    </message>
    <message>
        <source>Shift at the border</source>
        <translation>Verschiebung am Rand</translation>
    </message>
    <message>
        <source>Width of the border</source>
        <translation>Breite des Rands</translation>
    </message>
    <message>
        <source>Settles over</source>
        <translation>Klingt ab binnen</translation>
    </message>
    <message>
        <source>Diffusion</source>
        <translation>Diffusion</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Wachstum</translation>
    </message>
    <message>
        <source>Radius at first</source>
        <translation>Radius zu Beginn</translation>
    </message>
    <message>
        <source>Burden at first</source>
        <translation>Last zu Beginn</translation>
    </message>
    <message>
        <source>Excitability lost</source>
        <translation>Erregbarkeit verloren</translation>
    </message>
    <message>
        <source>Gained at the rim</source>
        <translation>Gewinn am Saum</translation>
    </message>
    <message>
        <source>Loss of tracts</source>
        <translation>Verlust an Bahnen</translation>
    </message>
    <message>
        <source>Conduction slows</source>
        <translation>Leitung langsamer</translation>
    </message>
    <message>
        <source>Rate of spread</source>
        <translation>Rate der Ausbreitung</translation>
    </message>
    <message>
        <source>Rate of growth</source>
        <translation>Rate des Wachstums</translation>
    </message>
    <message>
        <source>Excitability gained</source>
        <translation>Erregbarkeit gewonnen</translation>
    </message>
    <message>
        <source>nothing selected</source>
        <translation>nichts gewählt</translation>
    </message>
    <message>
        <source>The engine is still starting.</source>
        <translation>Die Engine startet noch.</translation>
    </message>
    <message>
        <source>{field} is missing.</source>
        <translation>{field} fehlt.</translation>
    </message>
    <message>
        <source>Play the plan twice: right after, with nothing tuned, and recovered, with the excitability of every region tuned until its growth left after coupling is what it was.</source>
        <translation>Den Plan zweimal rechnen: gleich danach, mit nichts nachgestellt, und erholt, wobei die Erregbarkeit jeder Region nachgestellt ist, bis ihr Wachstum trotz Kopplung das frühere ist.</translation>
    </message>
    <message>
        <source>Operation…</source>
        <translation>Operation…</translation>
    </message>
    <message>
        <source>Recovery too</source>
        <translation>Auch Erholung</translation>
    </message>
    <message>
        <source>Laser ablation…</source>
        <translation>Laserablation…</translation>
    </message>
    <message>
        <source>Corpus callosotomy</source>
        <translation>Kallosotomie</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Anterior two thirds</source>
        <translation>Vordere zwei Drittel</translation>
    </message>
    <message>
        <source>Hemispherotomy</source>
        <translation>Hemisphärotomie</translation>
    </message>
    <message>
        <source>Lesion mask</source>
        <translation>Läsionsmaske</translation>
    </message>
    <message>
        <source>Disease…</source>
        <translation>Krankheit…</translation>
    </message>
    <message>
        <source>What if…</source>
        <translation>Was wäre, wenn…</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Over regions</source>
        <translation>Über Regionen</translation>
    </message>
    <message>
        <source>90 % interval</source>
        <translation>90-%-Intervall</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Value: the median over regions.</source>
        <translation>Wert: der Median über Regionen.</translation>
    </message>
    <message>
        <source>Select regions to see their values here.</source>
        <translation>Regionen wählen, um ihre Werte hier zu sehen.</translation>
    </message>
    <message>
        <source>90 % intervals: {unknown} by this fit.</source>
        <translation>90-%-Intervalle: von dieser Anpassung {unknown}.</translation>
    </message>
    <message>
        <source>In brackets: 90 % interval.</source>
        <translation>In Klammern: 90-%-Intervall.</translation>
    </message>
    <message>
        <source>one for all</source>
        <translation>einer für alle</translation>
    </message>
    <message>
        <source>90 % interval: {unknown}</source>
        <translation>90-%-Intervall: {unknown}</translation>
    </message>
    <message>
        <source>width {width}</source>
        <translation>Breite {width}</translation>
    </message>
    <message>
        <source>Bounds {low} to {high}.</source>
        <translation>Grenzen {low} bis {high}.</translation>
    </message>
    <message>
        <source>No fitted twin selected. A fit finds these values.</source>
        <translation>Kein angepasster Zwilling gewählt. Eine Anpassung findet diese Werte.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>By region</source>
        <translation>Je Region</translation>
    </message>
    <message>
        <source>One row a</source>
        <translation>Eine Zeile je</translation>
    </message>
    <message>
        <source>Parameters by region</source>
        <translation>Parameter je Region</translation>
    </message>
    <message>
        <source>Here: {region}.</source>
        <translation>Hier: {region}.</translation>
    </message>
    <message>
        <source>Here: range over the {count} selected regions.</source>
        <translation>Hier: Bereich über die {count} gewählten Regionen.</translation>
    </message>
    <message>
        <source>A stimulus needs a fitted twin. Fit one first.</source>
        <translation>Ein Reiz braucht einen angepassten Zwilling. Zuerst einen anpassen.</translation>
    </message>
    <message>
        <source>Full width at half maximum; about 20 to 30 mm for a TMS coil</source>
        <translation>Halbwertsbreite; etwa 20 bis 30 mm bei einer TMS-Spule</translation>
    </message>
    <message>
        <source>none: returns far away</source>
        <translation>keiner: kehrt fern zurück</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>wie in der Datei</translation>
    </message>
    <message>
        <source>Maps (*.nii *.nii.gz *.mgz)</source>
        <translation>Karten (*.nii *.nii.gz *.mgz)</translation>
    </message>
    <message>
        <source>Labels (*.nii *.nii.gz *.mgz *.tsv *.txt)</source>
        <translation>Bezeichnungen (*.nii *.nii.gz *.mgz *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Stimulate there</source>
        <translation>Dort stimulieren</translation>
    </message>
    <message>
        <source>Reaches {regions}.</source>
        <translation>Erreicht {regions}.</translation>
    </message>
    <message>
        <source>Around a coordinate</source>
        <translation>Um eine Koordinate</translation>
    </message>
    <message>
        <source>Coordinate, {name} in mm</source>
        <translation>Koordinate, {name} in mm</translation>
    </message>
    <message>
        <source>Width of the Gaussian in mm</source>
        <translation>Breite der Gauß-Kurve in mm</translation>
    </message>
    <message>
        <source>Width (FWHM)</source>
        <translation>Breite (FWHM)</translation>
    </message>
    <message>
        <source>Space of the coordinate</source>
        <translation>Raum der Koordinate</translation>
    </message>
    <message>
        <source>At contacts</source>
        <translation>An Kontakten</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Gegen</translation>
    </message>
    <message>
        <source>By a map of a field</source>
        <translation>Nach einer Feldkarte</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Space of a map that does not state it</source>
        <translation>Raum einer Karte, die ihn nicht angibt</translation>
    </message>
    <message>
        <source>Labels of the regions</source>
        <translation>Bezeichnungen der Regionen</translation>
    </message>
    <message>
        <source>Labels of the regions in the space of the map, and their table; without, the patient&apos;s surfaces, and spheres around centres</source>
        <translation>Bezeichnungen der Regionen im Raum der Karte, mit ihrer Tabelle; ohne sie die Oberflächen des Patienten und Kugeln um Mittelpunkte</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Bezeichnungen</translation>
    </message>
    <message>
        <source>Map of a field</source>
        <translation>Feldkarte</translation>
    </message>
    <message>
        <source>Reading the map…</source>
        <translation>Karte wird gelesen…</translation>
    </message>
    <message>
        <source>The map has not been read.</source>
        <translation>Die Karte ist nicht gelesen.</translation>
    </message>
    <message>
        <source>A plan changes a copy of a fitted twin. There is no fit of this patient yet.</source>
        <translation>Ein Plan ändert eine Kopie eines angepassten Zwillings. Für diesen Patienten gibt es noch keine Anpassung.</translation>
    </message>
    <message>
        <source>Nothing is changed yet. Select regions in the brain and press Space, or add them by name.</source>
        <translation>Noch nichts geändert. Regionen im Gehirn wählen und die Leertaste drücken, oder nach Namen hinzufügen.</translation>
    </message>
    <message>
        <source>This project is open read-only: plans can be looked at, not edited.</source>
        <translation>Dieses Projekt ist schreibgeschützt offen: Pläne sind zu sehen, nicht zu ändern.</translation>
    </message>
    <message>
        <source>Run full</source>
        <translation>Voll ausführen</translation>
    </message>
    <message>
        <source>Name of the plan</source>
        <translation>Name des Plans</translation>
    </message>
    <message>
        <source>Run 16 seeds a moment after every edit</source>
        <translation>Kurz nach jeder Änderung 16 Läufe rechnen</translation>
    </message>
    <message>
        <source>Preview on</source>
        <translation>Vorschau an</translation>
    </message>
    <message>
        <source>Preview off</source>
        <translation>Vorschau aus</translation>
    </message>
    <message>
        <source>More about this plan</source>
        <translation>Mehr zu diesem Plan</translation>
    </message>
    <message>
        <source>New plan from this one</source>
        <translation>Neuer Plan daraus</translation>
    </message>
    <message>
        <source>Plans are listed here with their main effect.</source>
        <translation>Hier stehen die Pläne mit ihrer Hauptwirkung.</translation>
    </message>
    <message>
        <source>FC change (rms) of each plan. A model result, not a recommendation.</source>
        <translation>FC-Änderung (RMS) jedes Plans. Ein Modellergebnis, keine Empfehlung.</translation>
    </message>
    <message>
        <source>Plans on this twin</source>
        <translation>Pläne an diesem Zwilling</translation>
    </message>
    <message>
        <source>Stimulation…</source>
        <translation>Stimulation…</translation>
    </message>
    <message>
        <source>no changes</source>
        <translation>keine Änderungen</translation>
    </message>
    <message>
        <source>{effect} {change}, 95 % of runs {interval}</source>
        <translation>{effect} {change}, 95 % der Läufe {interval}</translation>
    </message>
    <message>
        <source>Connection…</source>
        <translation>Verbindung…</translation>
    </message>
    <message>
        <source>Regions to remove</source>
        <translation>Zu entfernende Regionen</translation>
    </message>
    <message>
        <source>Connections of</source>
        <translation>Verbindungen von</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Mit</translation>
    </message>
    <message>
        <source>Cut connections</source>
        <translation>Verbindungen durchtrennen</translation>
    </message>
    <message>
        <source>Remove selected regions</source>
        <translation>Gewählte Regionen entfernen</translation>
    </message>
    <message>
        <source>Cut connections among selected regions</source>
        <translation>Verbindungen zwischen gewählten Regionen durchtrennen</translation>
    </message>
    <message>
        <source>Cut all connections of selected regions</source>
        <translation>Alle Verbindungen gewählter Regionen durchtrennen</translation>
    </message>
    <message>
        <source>Cut selected connections</source>
        <translation>Gewählte Verbindungen durchtrennen</translation>
    </message>
    <message>
        <source>Add the selection: {regions} regions, {connections} connections</source>
        <translation>Auswahl hinzufügen: {regions} Regionen, {connections} Verbindungen</translation>
    </message>
    <message>
        <source>Connections of {regions} with</source>
        <translation>Verbindungen von {regions} mit</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>Channels of {recording} that look bad</source>
        <translation>Kanäle von {recording}, die schlecht aussehen</translation>
    </message>
    <message>
        <source>Frequency (Hz)</source>
        <translation>Frequenz (Hz)</translation>
    </message>
    <message>
        <source>Power, median channel (dB)</source>
        <translation>Leistung, mittlerer Kanal (dB)</translation>
    </message>
    <message>
        <source>median channel</source>
        <translation>mittlerer Kanal</translation>
    </message>
    <message>
        <source>Spectrum of {recording}</source>
        <translation>Spektrum von {recording}</translation>
    </message>
    <message>
        <source>{count} contacts</source>
        <translation>{count} Kontakte</translation>
    </message>
    <message>
        <source>{count} more than {limit} from any region</source>
        <translation>{count} mehr als {limit} von jeder Region</translation>
    </message>
    <message>
        <source>Left to right (mm)</source>
        <translation>Links nach rechts (mm)</translation>
    </message>
    <message>
        <source>Back to front (mm)</source>
        <translation>Hinten nach vorn (mm)</translation>
    </message>
    <message>
        <source>midline</source>
        <translation>Mittellinie</translation>
    </message>
    <message>
        <source>Contacts seen from above</source>
        <translation>Kontakte von oben</translation>
    </message>
    <message>
        <source>Region, least varying first</source>
        <translation>Region, die ruhigste zuerst</translation>
    </message>
    <message>
        <source>Spread (% of median)</source>
        <translation>Streuung (% des Medians)</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>How much every region varies</source>
        <translation>Wie stark jede Region schwankt</translation>
    </message>
    <message>
        <source>Time (s)</source>
        <translation>Zeit (s)</translation>
    </message>
    <message>
        <source>Change (robust z)</source>
        <translation>Änderung (robustes z)</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Change from frame to frame</source>
        <translation>Änderung von Volumen zu Volumen</translation>
    </message>
    <message>
        <source>slow bend</source>
        <translation>langsame Drift</translation>
    </message>
    <message>
        <source>slow bend {share}</source>
        <translation>langsame Drift {share}</translation>
    </message>
    <message>
        <source>The region with the median drift</source>
        <translation>Die Region mit der medianen Drift</translation>
    </message>
    <message>
        <source> mean {mean}</source>
        <translation> Mittel {mean}</translation>
    </message>
    <message>
        <source>FC of a pair of regions</source>
        <translation>FC eines Regionenpaars</translation>
    </message>
    <message>
        <source>Share of pairs (%)</source>
        <translation>Anteil der Paare (%)</translation>
    </message>
    <message>
        <source>FC of all pairs, {recording}</source>
        <translation>FC aller Paare, {recording}</translation>
    </message>
    <message>
        <source>FC, first half</source>
        <translation>FC, erste Hälfte</translation>
    </message>
    <message>
        <source>FC, second half</source>
        <translation>FC, zweite Hälfte</translation>
    </message>
    <message>
        <source>The two halves</source>
        <translation>Die beiden Hälften</translation>
    </message>
    <message>
        <source>The two runs that agree least</source>
        <translation>Die beiden Läufe mit der geringsten Übereinstimmung</translation>
    </message>
    <message>
        <source>r = {r} over {count} pairs</source>
        <translation>r = {r} über {count} Paare</translation>
    </message>
    <message>
        <source>all pairs</source>
        <translation>alle Paare</translation>
    </message>
    <message>
        <source>left-right partners</source>
        <translation>Links-rechts-Paare</translation>
    </message>
    <message>
        <source>{count} left-right partners</source>
        <translation>{count} Links-rechts-Paare</translation>
    </message>
    <message>
        <source>Left-right partners among all pairs</source>
        <translation>Links-rechts-Paare unter allen Paaren</translation>
    </message>
    <message>
        <source>Weight, log10</source>
        <translation>Gewicht, log10</translation>
    </message>
    <message>
        <source>{count} connected pairs</source>
        <translation>{count} verbundene Paare</translation>
    </message>
    <message>
        <source>Structure against function</source>
        <translation>Struktur gegen Funktion</translation>
    </message>
    <message>
        <source>the same both ways</source>
        <translation>beide Richtungen gleich</translation>
    </message>
    <message>
        <source>√ weight, one way</source>
        <translation>√ Gewicht, hin</translation>
    </message>
    <message>
        <source>√ weight, other way</source>
        <translation>√ Gewicht, zurück</translation>
    </message>
    <message>
        <source>Both directions of every connection</source>
        <translation>Beide Richtungen jeder Verbindung</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Region, strongest first</source>
        <translation>Region, die stärkste zuerst</translation>
    </message>
    <message>
        <source>Strength, log10</source>
        <translation>Stärke, log10</translation>
    </message>
    <message>
        <source>Strength of every region</source>
        <translation>Stärke jeder Region</translation>
    </message>
    <message>
        <source>Share of connections (%)</source>
        <translation>Anteil der Verbindungen (%)</translation>
    </message>
    <message>
        <source>strongest 5 %</source>
        <translation>stärkste 5 %</translation>
    </message>
    <message>
        <source>How weights are spread</source>
        <translation>Verteilung der Gewichte</translation>
    </message>
    <message>
        <source>longest plausible</source>
        <translation>längste plausible</translation>
    </message>
    <message>
        <source>Tract length (mm)</source>
        <translation>Bahnlänge (mm)</translation>
    </message>
    <message>
        <source>lengths</source>
        <translation>Längen</translation>
    </message>
    <message>
        <source>How long tracts are</source>
        <translation>Verteilung der Bahnlängen</translation>
    </message>
    <message>
        <source>straight line</source>
        <translation>gerade Linie</translation>
    </message>
    <message>
        <source>r = {r}, {count} tracts</source>
        <translation>r = {r}, {count} Bahnen</translation>
    </message>
    <message>
        <source>{count} shorter than the straight line</source>
        <translation>{count} kürzer als die gerade Linie</translation>
    </message>
    <message>
        <source>Straight distance (mm)</source>
        <translation>Gerader Abstand (mm)</translation>
    </message>
    <message>
        <source>Tract length against distance</source>
        <translation>Bahnlänge gegen Abstand</translation>
    </message>
    <message>
        <source>Region centres from above</source>
        <translation>Mittelpunkte der Regionen von oben</translation>
    </message>
    <message>
        <source>Strength of the labels without grey matter</source>
        <translation>Stärke der Bezeichnungen ohne graue Substanz</translation>
    </message>
    <message>
        <source>Here the twins of this person are compared: how well each one predicts a recording it was not fitted to, beside noise, structure alone and the recordings themselves. Fit a twin first.</source>
        <translation>Hier werden die Zwillinge dieser Person verglichen: wie gut jeder eine Aufnahme vorhersagt, an die er nicht angepasst wurde, neben Rauschen, Struktur allein und den Aufnahmen selbst. Zuerst einen Zwilling anpassen.</translation>
    </message>
    <message>
        <source>Twins are judged by fMRI of this person, and there is none. Add data.</source>
        <translation>Zwillinge werden an fMRT dieser Person beurteilt, und es gibt keine. Daten hinzufügen.</translation>
    </message>
    <message>
        <source>Which twin predicts best? Every twin is run freely and judged by the same recording, with places by metric. For scale, the training data (ceiling), structure alone (floor) and noise (nulls) are judged in the same way.</source>
        <translation>Welcher Zwilling sagt am besten vorher? Jeder läuft frei und wird an derselben Aufnahme beurteilt, mit Plätzen je Maß. Zur Einordnung werden die Trainingsdaten (Obergrenze), die Struktur allein (Untergrenze) und Rauschen (Nullmodelle) ebenso beurteilt.</translation>
    </message>
    <message>
        <source>{stage}, {percent:.0f} %. It can be stopped in the strip of jobs below.</source>
        <translation>{stage}, {percent:.0f} %. Anhalten in der Leiste der Aufträge unten.</translation>
    </message>
    <message>
        <source>Bold: best. ↑ higher, ↓ lower is better. Mean: of all places.</source>
        <translation>Fett: am besten. ↑ höher, ↓ niedriger ist besser. Mittel: aller Plätze.</translation>
    </message>
    <message>
        <source>Compare twins</source>
        <translation>Zwillinge vergleichen</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Die Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copy table (tab-separated)</source>
        <translation>Tabelle kopieren (mit Tabulatoren)</translation>
    </message>
    <message>
        <source>Metrics that the table shows</source>
        <translation>Maße in der Tabelle</translation>
    </message>
    <message>
        <source>Twins by mean rank</source>
        <translation>Zwillinge nach mittlerem Rang</translation>
    </message>
    <message>
        <source>Not in it: {twins}.</source>
        <translation>Nicht dabei: {twins}.</translation>
    </message>
    <message>
        <source>Runs every twin 64 times and judges it by the chosen recordings</source>
        <translation>Jeder Zwilling läuft 64-mal und wird an den gewählten Aufnahmen beurteilt</translation>
    </message>
    <message>
        <source>A comparison is running.</source>
        <translation>Ein Vergleich läuft.</translation>
    </message>
    <message>
        <source>Twins that are compared</source>
        <translation>Zwillinge im Vergleich</translation>
    </message>
    <message>
        <source>Recordings to judge by</source>
        <translation>Aufnahmen zur Beurteilung</translation>
    </message>
    <message>
        <source>judged by</source>
        <translation>beurteilt an</translation>
    </message>
    <message>
        <source>Compare 1 twin</source>
        <translation>1 Zwilling vergleichen</translation>
    </message>
    <message>
        <source>Compare {count} twins</source>
        <translation>{count} Zwillinge vergleichen</translation>
    </message>
    <message>
        <source>no twin was fitted to it</source>
        <translation>kein Zwilling wurde daran angepasst</translation>
    </message>
    <message>
        <source>{recording}: {use}, proves little</source>
        <translation>{recording}: {use}, belegt wenig</translation>
    </message>
    <message>
        <source>A new recording of another day would prove more.</source>
        <translation>Eine neue Aufnahme von einem anderen Tag würde mehr belegen.</translation>
    </message>
    <message>
        <source>Both twins</source>
        <translation>Beide Zwillinge</translation>
    </message>
    <message>
        <source>All {count} twins</source>
        <translation>Alle {count} Zwillinge</translation>
    </message>
    <message>
        <source>{count} twins</source>
        <translation>{count} Zwillinge</translation>
    </message>
    <message>
        <source>{recording}, held-out part</source>
        <translation>{recording}, zurückgehaltener Teil</translation>
    </message>
    <message>
        <source>used in the fit of {twins}</source>
        <translation>in der Anpassung von {twins} verwendet</translation>
    </message>
    <message>
        <source>left out of every fit</source>
        <translation>aus jeder Anpassung weggelassen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Static</source>
        <translation>Statisch</translation>
    </message>
    <message>
        <source>Dynamic</source>
        <translation>Dynamisch</translation>
    </message>
    <message>
        <source>Spectral</source>
        <translation>Spektral</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>floor</source>
        <translation>Untergrenze</translation>
    </message>
    <message>
        <source>null</source>
        <translation>Nullmodell</translation>
    </message>
    <message>
        <source>Training data</source>
        <translation>Trainingsdaten</translation>
    </message>
    <message>
        <source>Gaussian sampler</source>
        <translation>Gauß-Stichprobe</translation>
    </message>
    <message>
        <source>Structure alone</source>
        <translation>Struktur allein</translation>
    </message>
    <message>
        <source>Random phases</source>
        <translation>Zufällige Phasen</translation>
    </message>
    <message>
        <source>White noise</source>
        <translation>Weißes Rauschen</translation>
    </message>
    <message>
        <source>training data{whose} in {won} of {known}</source>
        <translation>Trainingsdaten{whose} in {won} von {known}</translation>
    </message>
    <message>
        <source>the Gaussian sampler{whose} in {won} of {known}</source>
        <translation>Gauß-Stichprobe{whose} in {won} von {known}</translation>
    </message>
    <message>
        <source>higher is better</source>
        <translation>höher ist besser</translation>
    </message>
    <message>
        <source>lower is better</source>
        <translation>niedriger ist besser</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>For scale, not ranked</source>
        <translation>Zur Einordnung, ohne Rang</translation>
    </message>
    <message>
        <source>Not ranked</source>
        <translation>Ohne Rang</translation>
    </message>
    <message>
        <source>Mean place over {count} metrics</source>
        <translation>Mittlerer Platz über {count} Maße</translation>
    </message>
    <message>
        <source>Spread over simulated runs: {spread}.</source>
        <translation>Streuung über simulierte Läufe: {spread}.</translation>
    </message>
    <message>
        <source>Place {place:g}.</source>
        <translation>Platz {place:g}.</translation>
    </message>
    <message>
        <source>Floor (centre) {floor}, ceiling {ceiling}</source>
        <translation>Untergrenze (Mitte) {floor}, Obergrenze {ceiling}</translation>
    </message>
    <message>
        <source>No metric could rank these twins.</source>
        <translation>Kein Maß konnte diese Zwillinge ordnen.</translation>
    </message>
    <message>
        <source>{twins} ranks first: mean rank {mean} over {count} metrics.</source>
        <translation>{twins} steht vorn: mittlerer Rang {mean} über {count} Maße.</translation>
    </message>
    <message>
        <source>{twins} rank first: mean rank {mean} over {count} metrics.</source>
        <translation>{twins} stehen vorn: mittlerer Rang {mean} über {count} Maße.</translation>
    </message>
    <message>
        <source>{twin} beats {rivals}.</source>
        <translation>{twin} schlägt {rivals}.</translation>
    </message>
    <message>
        <source>Stopped: not all twins were run.</source>
        <translation>Angehalten: Nicht alle Zwillinge wurden gerechnet.</translation>
    </message>
    <message>
        <source>Judged by {recordings}, {count} simulated runs of every twin.</source>
        <translation>Beurteilt an {recordings}, {count} simulierte Läufe jedes Zwillings.</translation>
    </message>
    <message>
        <source>{others} and {last}</source>
        <translation>{others} und {last}</translation>
    </message>
    <message>
        <source> of {twins}</source>
        <translation> von {twins}</translation>
    </message>
    <message>
        <source>Written before</source>
        <translation>Früher geschrieben</translation>
    </message>
    <message>
        <source>Report {number}</source>
        <translation>Bericht {number}</translation>
    </message>
    <message>
        <source>1 plan</source>
        <translation>1 Plan</translation>
    </message>
    <message>
        <source>{count} plans</source>
        <translation>{count} Pläne</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Geschrieben: {path}</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Er ist nicht mehr dort.</translation>
    </message>
    <message>
        <source>The report of the selected patient is shown here as it will look on paper.</source>
        <translation>Hier erscheint der Bericht des gewählten Patienten, wie er auf Papier aussieht.</translation>
    </message>
    <message>
        <source>Writing the preview…</source>
        <translation>Vorschau wird geschrieben…</translation>
    </message>
    <message>
        <source>The preview cannot be shown. The report itself can still be written.</source>
        <translation>Die Vorschau lässt sich nicht zeigen. Der Bericht selbst lässt sich schreiben.</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Write the preview again</source>
        <translation>Die Vorschau neu schreiben</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 Seite</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} Seiten</translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>Seite {number}</translation>
    </message>
    <message>
        <source>No patient is selected; a report is about one patient.</source>
        <translation>Kein Patient ist gewählt; ein Bericht handelt von einem Patienten.</translation>
    </message>
    <message>
        <source>The report needs a file name.</source>
        <translation>Der Bericht braucht einen Dateinamen.</translation>
    </message>
    <message>
        <source>No file can have this name ({reason}). Choose another one.</source>
        <translation>Keine Datei kann so heißen ({reason}). Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist. Choose another place.</source>
        <translation>Den Ordner {folder} gibt es nicht. Einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>A file of this name exists; it will be replaced.</source>
        <translation>Eine Datei dieses Namens gibt es; sie wird ersetzt.</translation>
    </message>
    <message>
        <source>This twin is out of date. {reasons}</source>
        <translation>Dieser Zwilling ist veraltet. {reasons}</translation>
    </message>
    <message>
        <source>Write the report anyway</source>
        <translation>Den Bericht trotzdem schreiben</translation>
    </message>
    <message>
        <source>Without a twin</source>
        <translation>Ohne Zwilling</translation>
    </message>
    <message>
        <source>Of seizures</source>
        <translation>Von Anfällen</translation>
    </message>
    <message>
        <source>Twin that the report is about</source>
        <translation>Zwilling, von dem der Bericht handelt</translation>
    </message>
    <message>
        <source>File of the report</source>
        <translation>Datei des Berichts</translation>
    </message>
    <message>
        <source>Write report as</source>
        <translation>Bericht sichern unter</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben…</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>It will hold</source>
        <translation>Er wird enthalten</translation>
    </message>
    <message>
        <source>left out; the report says so</source>
        <translation>weggelassen; der Bericht sagt es</translation>
    </message>
    <message>
        <source>What the reader should know, in your words</source>
        <translation>Was man beim Lesen wissen sollte, in Ihren Worten</translation>
    </message>
    <message>
        <source>Stands first in the report, marked as yours. No names of people.</source>
        <translation>Steht am Anfang des Berichts, als Ihre Worte gekennzeichnet. Keine Namen von Menschen.</translation>
    </message>
    <message>
        <source>Comment in the report</source>
        <translation>Kommentar im Bericht</translation>
    </message>
    <message>
        <source>Typed by the person who had this report written; not a result of the twin, and checked by nobody.</source>
        <translation>Von der Person geschrieben, die diesen Bericht erstellen ließ; kein Ergebnis des Zwillings und von niemandem geprüft.</translation>
    </message>
    <message>
        <source>Left out by the person who had this report written: {titles}.</source>
        <translation>Von der Person weggelassen, die diesen Bericht erstellen ließ: {titles}.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>Not estimated. Sets that stop the seizures are looked for with 200 simulations.</source>
        <translation>Nicht geschätzt. Mengen, die die Anfälle beenden, werden mit 200 Simulationen gesucht.</translation>
    </message>
    <message>
        <source>Connections lost (%)</source>
        <translation>Verlorene Verbindungen (%)</translation>
    </message>
    <message>
        <source>Fall of likelihood (%)</source>
        <translation>Rückgang der Wahrscheinlichkeit (%)</translation>
    </message>
    <message>
        <source>Effect, 90 %</source>
        <translation>Wirkung, 90 %</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Simulations</source>
        <translation>Simulationen</translation>
    </message>
    <message>
        <source>On front</source>
        <translation>Auf der Front</translation>
    </message>
    <message>
        <source>Connections lost, as a share of all; on the front: no set does more for less.</source>
        <translation>Verlorene Verbindungen, als Anteil aller; auf der Front: Keine Menge erreicht mehr mit weniger.</translation>
    </message>
    <message>
        <source>Forbidden regions…</source>
        <translation>Verbotene Regionen…</translation>
    </message>
    <message>
        <source>Eloquent regions, never taken</source>
        <translation>Eloquente Regionen, nie entnommen</translation>
    </message>
    <message>
        <source>Forbid</source>
        <translation>Verbieten</translation>
    </message>
    <message>
        <source>Most regions of a set</source>
        <translation>Meiste Regionen einer Menge</translation>
    </message>
    <message>
        <source>Make a plan of it</source>
        <translation>Plan daraus machen</translation>
    </message>
    <message>
        <source>Effect against cost</source>
        <translation>Wirkung gegen Kosten</translation>
    </message>
    <message>
        <source>Sets of regions</source>
        <translation>Mengen von Regionen</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Effect and cost</source>
        <translation>Wirkung und Kosten</translation>
    </message>
    <message>
        <source>Likelihood of a seizure without a plan: {before}. {forward} simulations forward and {reverse} in reverse, each counted four times; forbidden: {regions}.</source>
        <translation>Wahrscheinlichkeit eines Anfalls ohne Plan: {before}. {forward} Simulationen vorwärts und {reverse} rückwärts, diese vierfach gezählt; verboten: {regions}.</translation>
    </message>
    <message>
        <source>Sets that stop “{twin}”</source>
        <translation>Mengen, die „{twin}“ beenden</translation>
    </message>
    <message>
        <source>front</source>
        <translation>Front</translation>
    </message>
    <message>
        <source>{count} paired runs, kept in the project</source>
        <translation>{count} gepaarte Läufe, im Projekt behalten</translation>
    </message>
    <message>
        <source>Nothing is switched on</source>
        <translation>Nichts ist eingeschaltet</translation>
    </message>
    <message>
        <source>Not run since the last edit</source>
        <translation>Seit der letzten Änderung nicht ausgeführt</translation>
    </message>
    <message>
        <source>Stop after this batch of runs</source>
        <translation>Nach diesen Läufen anhalten</translation>
    </message>
    <message>
        <source>Run {name}</source>
        <translation>{name} ausführen</translation>
    </message>
    <message>
        <source>Waiting for the engine</source>
        <translation>Wartet auf die Engine</translation>
    </message>
    <message>
        <source>Running {share:.0%}</source>
        <translation>Läuft, {share:.0%}</translation>
    </message>
    <message>
        <source>Preview, {count} paired runs</source>
        <translation>Vorschau, {count} Paare</translation>
    </message>
    <message>
        <source>Stopped run, {count} paired runs</source>
        <translation>Angehalten, {count} Paare</translation>
    </message>
    <message>
        <source>Full run, {count} paired runs</source>
        <translation>Voller Lauf, {count} Paare</translation>
    </message>
    <message>
        <source>Positions are not known; schematic layout.</source>
        <translation>Positionen sind nicht bekannt; schematische Anordnung.</translation>
    </message>
    <message>
        <source>Excitability x0, 90 %</source>
        <translation>Erregbarkeit x0, 90 %</translation>
    </message>
    <message>
        <source>Number in the table</source>
        <translation>Nummer in der Tabelle</translation>
    </message>
    <message>
        <source>{name}, region by region</source>
        <translation>{name}, Region für Region</translation>
    </message>
    <message>
        <source>Zone probability, 90 %</source>
        <translation>P(Zone), 90 %</translation>
    </message>
    <message>
        <source>Delays</source>
        <translation>Verzögerungen</translation>
    </message>
    <message>
        <source>Delay after the first region (s), 90 %</source>
        <translation>Verzögerung nach der ersten Region (s), 90 %</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Ausbreitung</translation>
    </message>
    <message>
        <source>Nearest region</source>
        <translation>Nächste Region</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Markiert</translation>
    </message>
    <message>
        <source>Simulated: the best fit; interval {unknown}.</source>
        <translation>Simuliert: die beste Anpassung; Intervall {unknown}.</translation>
    </message>
    <message>
        <source>Rise (ln of power)</source>
        <translation>Anstieg (ln der Leistung)</translation>
    </message>
    <message>
        <source>Seizure</source>
        <translation>Anfall</translation>
    </message>
    <message>
        <source>Time in the piece (s)</source>
        <translation>Zeit im Ausschnitt (s)</translation>
    </message>
    <message>
        <source>Rise of power at a contact</source>
        <translation>Anstieg der Leistung an einem Kontakt</translation>
    </message>
    <message>
        <source>outside all regions</source>
        <translation>außerhalb aller Regionen</translation>
    </message>
    <message>
        <source>SOZ</source>
        <translation>SOZ</translation>
    </message>
    <message>
        <source>resected</source>
        <translation>reseziert</translation>
    </message>
    <message>
        <source>{low:g} to {high:g} Hz</source>
        <translation>{low:g} bis {high:g} Hz</translation>
    </message>
    <message>
        <source>{contact}, {band}; broken line: onset, dotted: end. {simulated}</source>
        <translation>{contact}, {band}; gestrichelt: Beginn, gepunktet: Ende. {simulated}</translation>
    </message>
    <message>
        <source>Coupling (times as fitted)</source>
        <translation>Kopplung (relativ zur Anpassung)</translation>
    </message>
    <message>
        <source>Regions that seize over the coupling</source>
        <translation>Regionen im Anfall über der Kopplung</translation>
    </message>
    <message>
        <source>regions, mean of draws</source>
        <translation>Regionen, Mittel der Ziehungen</translation>
    </message>
    <message>
        <source>No plan yet. A plan is a list of regions and connections to take away.</source>
        <translation>Noch kein Plan. Ein Plan ist eine Liste von Regionen und Verbindungen, die entnommen werden.</translation>
    </message>
    <message>
        <source>Nothing is changed yet. Choose regions by name, or select them in the picture and press Selected.</source>
        <translation>Noch nichts geändert. Regionen nach Namen wählen, oder im Bild wählen und „Ausgewählt“ drücken.</translation>
    </message>
    <message>
        <source>64 paired runs</source>
        <translation>64 gepaarte Läufe</translation>
    </message>
    <message>
        <source>Which plan</source>
        <translation>Welcher Plan</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Copy this plan</source>
        <translation>Diesen Plan kopieren</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>“{name}” on seizures</source>
        <translation>„{name}“ an Anfällen</translation>
    </message>
    <message>
        <source>Search sets</source>
        <translation>Mengen</translation>
    </message>
    <message>
        <source>Closed loop</source>
        <translation>Regelkreis</translation>
    </message>
    <message>
        <source>No twin of seizures. Locate the onset of seizures first.</source>
        <translation>Kein Anfallszwilling. Zuerst den Anfallsursprung lokalisieren.</translation>
    </message>
    <message>
        <source>Make a plan at the right: what becomes of the seizures will stand here.</source>
        <translation>Rechts einen Plan machen: Hier steht dann, was aus den Anfällen wird.</translation>
    </message>
    <message>
        <source>“{name}” has not been run since its last edit: no outcome to show.</source>
        <translation>„{name}“ wurde seit der letzten Änderung nicht ausgeführt: kein Ergebnis zu zeigen.</translation>
    </message>
    <message>
        <source>No other plan</source>
        <translation>Kein anderer Plan</translation>
    </message>
    <message>
        <source>{runs} runs with and without the plan, paired by posterior draw; 90 % over draws.</source>
        <translation>{runs} Läufe mit und ohne Plan, gepaart je Posterior-Ziehung; 90 % über Ziehungen.</translation>
    </message>
    <message>
        <source>Seizures under the plan</source>
        <translation>Anfälle unter dem Plan</translation>
    </message>
    <message>
        <source>Plan beside it</source>
        <translation>Plan daneben</translation>
    </message>
    <message>
        <source>Outcome of the plan</source>
        <translation>Ergebnis des Plans</translation>
    </message>
    <message>
        <source>Beside “{name}”</source>
        <translation>Neben „{name}“</translation>
    </message>
    <message>
        <source>No patient is selected. Here the onset of seizures is located.</source>
        <translation>Kein Patient ist gewählt. Hier wird der Anfallsursprung lokalisiert.</translation>
    </message>
    <message>
        <source>Not estimated. Where may the seizures begin, and how do they spread? A network of Epileptors is fitted to the recorded seizures.</source>
        <translation>Nicht geschätzt. Wo können die Anfälle beginnen, und wie breiten sie sich aus? Ein Netzwerk von Epileptoren wird an die aufgenommenen Anfälle angepasst.</translation>
    </message>
    <message>
        <source>Seizure twin</source>
        <translation>Anfallszwilling</translation>
    </message>
    <message>
        <source>Montage</source>
        <translation>Montage</translation>
    </message>
    <message>
        <source>High-pass filter</source>
        <translation>Hochpass</translation>
    </message>
    <message>
        <source>Low-pass filter</source>
        <translation>Tiefpass</translation>
    </message>
    <message>
        <source>Notch filter</source>
        <translation>Kerbfilter</translation>
    </message>
    <message>
        <source>Smaller traces (−)</source>
        <translation>Kleinere Kurven (−)</translation>
    </message>
    <message>
        <source>Larger traces (+)</source>
        <translation>Größere Kurven (+)</translation>
    </message>
    <message>
        <source>Mark bad channel {channel} of {recording}</source>
        <translation>Kanal {channel} von {recording} als schlecht markieren</translation>
    </message>
    <message>
        <source>Clear bad channel {channel} of {recording}</source>
        <translation>Markierung des schlechten Kanals {channel} von {recording} aufheben</translation>
    </message>
    <message>
        <source>Mark seizure onset at {time}</source>
        <translation>Anfallsbeginn bei {time} markieren</translation>
    </message>
    <message>
        <source>Mark seizure end at {time}</source>
        <translation>Anfallsende bei {time} markieren</translation>
    </message>
    <message>
        <source>Remove seizure mark at {time}</source>
        <translation>Anfallsmarke bei {time} entfernen</translation>
    </message>
    <message>
        <source>Being computed …</source>
        <translation>Wird berechnet …</translation>
    </message>
    <message>
        <source>No channel of the brain.</source>
        <translation>Kein Kanal des Gehirns.</translation>
    </message>
    <message>
        <source>Median of {count} selected</source>
        <translation>Median von {count} gewählten</translation>
    </message>
    <message>
        <source>Median of {count} channels</source>
        <translation>Median von {count} Kanälen</translation>
    </message>
    <message>
        <source>Seizure at {time}</source>
        <translation>Anfall bei {time}</translation>
    </message>
    <message>
        <source>end not marked</source>
        <translation>Ende nicht markiert</translation>
    </message>
    <message>
        <source>{seizure}, {duration}. {some} of {count} channels take part; index: fast over slow rhythms, early onset counts more.</source>
        <translation>{seizure}, {duration}. {some} von {count} Kanälen beteiligt; Index: schnelle durch langsame Rhythmen, früher Beginn zählt mehr.</translation>
    </message>
    <message>
        <source>Not estimated: {reason}</source>
        <translation>Nicht geschätzt: {reason}</translation>
    </message>
    <message>
        <source>Seizure {number} of {count} at {time}</source>
        <translation>Anfall {number} von {count} bei {time}</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>Wie aufgenommen</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Bipolar</source>
        <translation>Bipolar</translation>
    </message>
    <message>
        <source>seizure onset</source>
        <translation>Anfallsbeginn</translation>
    </message>
    <message>
        <source>seizure</source>
        <translation>Anfall</translation>
    </message>
    <message>
        <source>HP</source>
        <translation>HP</translation>
    </message>
    <message>
        <source>High-pass off</source>
        <translation>Hochpass aus</translation>
    </message>
    <message>
        <source>LP</source>
        <translation>TP</translation>
    </message>
    <message>
        <source>Low-pass off</source>
        <translation>Tiefpass aus</translation>
    </message>
    <message>
        <source>Notch</source>
        <translation>Kerbe</translation>
    </message>
    <message>
        <source>Notch off</source>
        <translation>Kerbe aus</translation>
    </message>
    <message>
        <source>row {amount}</source>
        <translation>Zeile {amount}</translation>
    </message>
    <message>
        <source>twin</source>
        <translation>Zwilling</translation>
    </message>
    <message>
        <source>No recording yet. Add one to see its signals.</source>
        <translation>Noch keine Aufnahme. Eine hinzufügen, um ihre Signale zu sehen.</translation>
    </message>
    <message>
        <source>No fitted twin selected: measured only.</source>
        <translation>Kein angepasster Zwilling gewählt: nur gemessen.</translation>
    </message>
    <message>
        <source>The twin has not been run in this session.</source>
        <translation>Der Zwilling lief in dieser Sitzung nicht.</translation>
    </message>
    <message>
        <source>The twin simulates {explained}: measured only.</source>
        <translation>Der Zwilling simuliert {explained}: nur gemessen.</translation>
    </message>
    <message>
        <source>The twin is being run.</source>
        <translation>Der Zwilling läuft.</translation>
    </message>
    <message>
        <source>Run the selected plan to see its signals.</source>
        <translation>Den gewählten Plan ausführen, um seine Signale zu sehen.</translation>
    </message>
    <message>
        <source>One free run of the twin: compare rhythm and size, not moments.</source>
        <translation>Ein freier Lauf des Zwillings: Rhythmus und Größe vergleichen, nicht Momente.</translation>
    </message>
    <message>
        <source>fitted part</source>
        <translation>angepasster Teil</translation>
    </message>
    <message>
        <source>The same noise in both runs; removed regions have no signal.</source>
        <translation>Das gleiche Rauschen in beiden Läufen; entfernte Regionen haben kein Signal.</translation>
    </message>
    <message>
        <source>No seizure is marked. Point at its beginning in the traces and press S; at its end press E.</source>
        <translation>Kein Anfall ist markiert. In den Kurven auf seinen Beginn zeigen und S drücken; am Ende E.</translation>
    </message>
    <message>
        <source>res.</source>
        <translation>res.</translation>
    </message>
    <message>
        <source>no alpha peak stands out</source>
        <translation>kein Alpha-Gipfel hebt sich ab</translation>
    </message>
    <message>
        <source>What is shown beside the traces</source>
        <translation>Was neben den Kurven steht</translation>
    </message>
    <message>
        <source>Power (dB)</source>
        <translation>Leistung (dB)</translation>
    </message>
    <message>
        <source>power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Which seizure</source>
        <translation>Welcher Anfall</translation>
    </message>
    <message>
        <source>Channels by seizure onset</source>
        <translation>Kanäle nach Anfallsbeginn</translation>
    </message>
    <message>
        <source>Contacts and their regions</source>
        <translation>Kontakte und ihre Regionen</translation>
    </message>
    <message>
        <source>alpha {hz}</source>
        <translation>Alpha {hz}</translation>
    </message>
    <message>
        <source>{height} times the background</source>
        <translation>das {height}-Fache des Hintergrunds</translation>
    </message>
    <message>
        <source>There is no connectome whose regions contacts could be laid to.</source>
        <translation>Es gibt kein Konnektom, dessen Regionen die Kontakte zugeordnet werden könnten.</translation>
    </message>
    <message>
        <source>The seizure begins less than half a second after the recording.</source>
        <translation>Der Anfall beginnt weniger als eine halbe Sekunde nach der Aufnahme.</translation>
    </message>
    <message>
        <source>No contacts yet. Add a table of electrodes.</source>
        <translation>Noch keine Kontakte. Eine Elektrodentabelle hinzufügen.</translation>
    </message>
    <message>
        <source>outside the brain</source>
        <translation>außerhalb des Gehirns</translation>
    </message>
    <message>
        <source>Regions lie in &apos;{regions}&apos;, contacts in &apos;{contacts}&apos;: no way between them is known, so contacts have no regions. State both spaces, or give MNI positions.</source>
        <translation>Regionen liegen in „{regions}“, Kontakte in „{contacts}“: Kein Weg dazwischen ist bekannt, also haben Kontakte keine Regionen. Beide Räume angeben, oder MNI-Positionen.</translation>
    </message>
    <message>
        <source>no position</source>
        <translation>keine Position</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>Mark the onset first: point at it and press S.</source>
        <translation>Zuerst den Beginn markieren: darauf zeigen und S drücken.</translation>
    </message>
    <message>
        <source>There is no seizure mark here.</source>
        <translation>Hier ist keine Anfallsmarke.</translation>
    </message>
    <message>
        <source>Wheel: zoom in time; with Shift scroll, with Ctrl scale. Click a trace to select its channel, its name to mark it bad (B). S: seizure starts here, E: it ends.</source>
        <translation>Rad: Zeit vergrößern; mit Umschalt blättern, mit Strg Höhe. Klick auf eine Kurve wählt ihren Kanal, auf den Namen markiert ihn als schlecht (B). S: Anfall beginnt hier, E: er endet.</translation>
    </message>
    <message>
        <source>Channels in sight</source>
        <translation>Sichtbare Kanäle</translation>
    </message>
    <message>
        <source>Being read …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>{some} of {count} channels</source>
        <translation>{some} von {count} Kanälen</translation>
    </message>
    <message>
        <source>FCD needs fMRI of more than two minutes.</source>
        <translation>FCD braucht fMRT von mehr als zwei Minuten.</translation>
    </message>
    <message>
        <source>What was measured is shown of the part that the twin was fitted to. KS: distance of simulated and measured FC dynamics, in that part and in the held-out one.</source>
        <translation>Gemessen ist der Teil gezeigt, an den der Zwilling angepasst wurde. KS: Abstand von simulierter und gemessener FC-Dynamik, in diesem Teil und im zurückgehaltenen.</translation>
    </message>
    <message>
        <source>Recording and twin</source>
        <translation>Aufnahme und Zwilling</translation>
    </message>
    <message>
        <source>Twin and plan</source>
        <translation>Zwilling und Plan</translation>
    </message>
    <message>
        <source>Relative power. Band: the middle 80 % of all measured regions.</source>
        <translation>Relative Leistung. Band: die mittleren 80 % aller gemessenen Regionen.</translation>
    </message>
    <message>
        <source>Signals and spectrum</source>
        <translation>Signale und Spektrum</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>Was gezeichnet wird</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>Run the twin</source>
        <translation>Zwilling laufen lassen</translation>
    </message>
    <message>
        <source>First {some} of {count} selected</source>
        <translation>Erste {some} von {count} gewählten</translation>
    </message>
    <message>
        <source>Median of {count}</source>
        <translation>Median von {count}</translation>
    </message>
    <message>
        <source>Median of all</source>
        <translation>Median von allen</translation>
    </message>
    <message>
        <source>Simulate {twin}</source>
        <translation>{twin} simulieren</translation>
    </message>
    <message>
        <source>KS {fitted} fitted</source>
        <translation>KS {fitted} angepasst</translation>
    </message>
    <message>
        <source>KS {fitted} fitted, {held} held-out</source>
        <translation>KS {fitted} angepasst, {held} zurückgehalten</translation>
    </message>
    <message>
        <source>Contacts lie in {contacts}, the slices in {slices}; no way between them is known, so contacts are not drawn.</source>
        <translation>Kontakte liegen in {contacts}, die Schnitte in {slices}; kein Weg dazwischen ist bekannt, also werden Kontakte nicht gezeichnet.</translation>
    </message>
    <message>
        <source>Slices of a patient&apos;s brain appear here.</source>
        <translation>Hier erscheinen Schnitte durch das Gehirn eines Patienten.</translation>
    </message>
    <message>
        <source>No image of this brain yet. Drop a T1 with its brain mask, the cortical surfaces or an atlas: only the brain is kept, never the face. Contacts and a lesion mask of the same space are drawn on it.</source>
        <translation>Noch kein Bild dieses Gehirns. Ein T1 mit Hirnmaske, die Kortexoberflächen oder einen Atlas hier ablegen: Nur das Gehirn bleibt, nie das Gesicht. Kontakte und eine Läsionsmaske im gleichen Raum werden eingezeichnet.</translation>
    </message>
    <message>
        <source>sagittal</source>
        <translation>sagittal</translation>
    </message>
    <message>
        <source>coronal</source>
        <translation>koronal</translation>
    </message>
    <message>
        <source>axial</source>
        <translation>axial</translation>
    </message>
    <message>
        <source>A plan that takes what “{lesion}” covers, and connections through it.</source>
        <translation>Ein Plan, der nimmt, was „{lesion}“ bedeckt, und Verbindungen hindurch.</translation>
    </message>
    <message>
        <source>A virtual lesion needs a fitted twin; fit one first.</source>
        <translation>Eine virtuelle Läsion braucht einen angepassten Zwilling; zuerst einen anpassen.</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Schnitte</translation>
    </message>
    <message>
        <source>{count} contacts; those within {mm:g} mm of a slice are drawn.</source>
        <translation>{count} Kontakte; gezeichnet sind die bis {mm:g} mm von einem Schnitt.</translation>
    </message>
    <message>
        <source>Without skull and face: {mask}.</source>
        <translation>Ohne Schädel und Gesicht: {mask}.</translation>
    </message>
    <message>
        <source>Virtual lesion</source>
        <translation>Virtuelle Läsion</translation>
    </message>
    <message>
        <source>{lesion}: {volume} (outlined).</source>
        <translation>{lesion}: {volume} (umrandet).</translation>
    </message>
    <message>
        <source>{lesion}: {volume}, in 1 region (outlined).</source>
        <translation>{lesion}: {volume}, in 1 Region (umrandet).</translation>
    </message>
    <message>
        <source>{lesion}: {volume}, in {count} regions (outlined).</source>
        <translation>{lesion}: {volume}, in {count} Regionen (umrandet).</translation>
    </message>
    <message>
        <source>No fitted twin selected. Here its states stand beside measured ones.</source>
        <translation>Kein angepasster Zwilling gewählt. Hier stehen seine Zustände neben gemessenen.</translation>
    </message>
    <message>
        <source>No fMRI recording to compare states with. Add one in Data.</source>
        <translation>Keine fMRT-Aufnahme, um Zustände zu vergleichen. Unter Daten eine hinzufügen.</translation>
    </message>
    <message>
        <source>Not estimated. Which patterns of phases come back in this recording, how often and for how long, and does the twin have the same? The twin is run 16 times.</source>
        <translation>Nicht geschätzt. Welche Phasenmuster kehren in dieser Aufnahme wieder, wie oft und wie lange, und hat der Zwilling die gleichen? Der Zwilling läuft 16-mal.</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Zustände</translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation>Übergänge</translation>
    </message>
    <message>
        <source>Line: measured. Dot: all free runs, bar: middle 95 % of single ones. Below 0 and above 0: regions that move against each other.</source>
        <translation>Linie: gemessen. Punkt: alle freien Läufe, Balken: mittlere 95 % einzelner. Unter 0 und über 0: Regionen, die sich gegenläufig bewegen.</translation>
    </message>
    <message>
        <source>Recurring states of {twin}</source>
        <translation>Wiederkehrende Zustände von {twin}</translation>
    </message>
    <message>
        <source>What is shown of the states</source>
        <translation>Was von den Zuständen gezeigt wird</translation>
    </message>
    <message>
        <source>{measured}, twin {simulated}</source>
        <translation>{measured}, Zwilling {simulated}</translation>
    </message>
    <message>
        <source>{measured} s, twin {simulated}</source>
        <translation>{measured} s, Zwilling {simulated}</translation>
    </message>
    <message>
        <source>State {name}
Likeness {likeness}
Probability: {probability}
Dwell time: {dwell}</source>
        <translation>Zustand {name}
Ähnlichkeit {likeness}
Wahrscheinlichkeit: {probability}
Verweildauer: {dwell}</translation>
    </message>
    <message>
        <source>leading eigenvector</source>
        <translation>führender Eigenvektor</translation>
    </message>
    <message>
        <source>State {number}</source>
        <translation>Zustand {number}</translation>
    </message>
    <message>
        <source>likeness {value}</source>
        <translation>Ähnlichkeit {value}</translation>
    </message>
    <message>
        <source>to {number}</source>
        <translation>zu {number}</translation>
    </message>
    <message>
        <source>State {number} a sample later</source>
        <translation>Zustand {number} einen Messwert später</translation>
    </message>
    <message>
        <source>from state {number}</source>
        <translation>aus Zustand {number}</translation>
    </message>
    <message>
        <source>When (phase)</source>
        <translation>Wann (Phase)</translation>
    </message>
    <message>
        <source>How (amplitude, frequency)</source>
        <translation>Wie (Amplitude, Frequenz)</translation>
    </message>
    <message>
        <source>Adjoint map</source>
        <translation>Adjungierte Karte</translation>
    </message>
    <message>
        <source>Also the slope of the outcome, at the first choice, by what every region gets</source>
        <translation>Auch die Steigung des Ergebnisses, bei der ersten Wahl, nach dem, was jede Region erhält</translation>
    </message>
    <message>
        <source>Climb</source>
        <translation>Steigen</translation>
    </message>
    <message>
        <source>From the best setting of the grid on uphill by gradients, off the grid</source>
        <translation>Von der besten Einstellung des Rasters mit Gradienten bergauf, abseits des Rasters</translation>
    </message>
    <message>
        <source>Within what it knows</source>
        <translation>Nur Bekanntes</translation>
    </message>
    <message>
        <source>Only amplitudes at which the twin knows what the best does: it searches again, more weakly, while that is an extrapolation</source>
        <translation>Nur Amplituden, bei denen der Zwilling weiß, was die beste bewirkt: Er sucht schwächer weiter, solange das eine Extrapolation ist</translation>
    </message>
    <message>
        <source>Give the stimulus an amplitude: the highest that may be chosen.</source>
        <translation>Dem Reiz eine Amplitude geben: die höchste, die gewählt werden darf.</translation>
    </message>
    <message>
        <source>Let something be chosen: where, when or how.</source>
        <translation>Etwas zur Wahl stellen: wo, wann oder wie.</translation>
    </message>
    <message>
        <source>Select regions in the brain first; a click takes those selected then</source>
        <translation>Zuerst Regionen im Gehirn wählen; ein Klick nimmt die dann gewählten</translation>
    </message>
    <message>
        <source>Amplitude at most {most}; all else as the stimulus is.</source>
        <translation>Amplitude höchstens {most}; alles andere wie beim Reiz.</translation>
    </message>
    <message>
        <source>Those selected</source>
        <translation>Gewählte Regionen</translation>
    </message>
    <message>
        <source>What there should be more of</source>
        <translation>Wovon es mehr geben soll</translation>
    </message>
    <message>
        <source>Regions to choose from</source>
        <translation>Regionen zur Wahl</translation>
    </message>
    <message>
        <source>Regions in which it is read</source>
        <translation>Regionen, in denen gelesen wird</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>Alle anderen</translation>
    </message>
    <message>
        <source>More of</source>
        <translation>Mehr von</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Among</source>
        <translation>Unter</translation>
    </message>
    <message>
        <source>Read in</source>
        <translation>Lesen in</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation>Amplitude</translation>
    </message>
    <message>
        <source>{label}, 95 %</source>
        <translation>{label}, 95 %</translation>
    </message>
    <message>
        <source>First better, 95 %</source>
        <translation>Erster besser, 95 %</translation>
    </message>
    <message>
        <source>A twin of an EEG is not asked this: its runs are of sources. Choose a twin of fMRI.</source>
        <translation>Ein Zwilling eines EEGs wird das nicht gefragt: Seine Läufe sind solche von Quellen. Einen Zwilling von fMRI wählen.</translation>
    </message>
    <message>
        <source>Compute again</source>
        <translation>Neu berechnen</translation>
    </message>
    <message>
        <source>Not estimated. {sentence}</source>
        <translation>Nicht geschätzt. {sentence}</translation>
    </message>
    <message>
        <source>PCI</source>
        <translation>PCI</translation>
    </message>
    <message>
        <source>Not estimated. How spread and how differentiated is the answer to a pulse here? 32 runs, eight times a pulse in each, and the same without it.</source>
        <translation>Nicht geschätzt. Wie verbreitet und wie verschieden ist die Antwort auf einen Puls hier? 32 Läufe, achtmal ein Puls in jedem, und dieselben ohne ihn.</translation>
    </message>
    <message>
        <source>PCI of a pulse to {region}</source>
        <translation>PCI eines Pulses auf {region}</translation>
    </message>
    <message>
        <source>Entrainment</source>
        <translation>Mitnahme</translation>
    </message>
    <message>
        <source>Not estimated. At which amplitudes and frequencies does this region follow a sine (its Arnold tongue, with noise)? 54 sines, 8 runs each.</source>
        <translation>Nicht geschätzt. Bei welchen Amplituden und Frequenzen folgt diese Region einem Sinus (ihre Arnold-Zunge, mit Rauschen)? 54 Sinus, je 8 Läufe.</translation>
    </message>
    <message>
        <source>Entrainment of {region}</source>
        <translation>Mitnahme von {region}</translation>
    </message>
    <message>
        <source>Not estimated. How does a pulse move the rhythm of this region, by the phase that it meets? 128 runs with and without it.</source>
        <translation>Nicht geschätzt. Wie verschiebt ein Puls den Rhythmus dieser Region, je nach der Phase, die er trifft? 128 Läufe mit und ohne ihn.</translation>
    </message>
    <message>
        <source>Phase response of {region}</source>
        <translation>Phasenantwort von {region}</translation>
    </message>
    <message>
        <source>What is asked of the stimulated region</source>
        <translation>Was die gereizte Region gefragt wird</translation>
    </message>
    <message>
        <source>Stimulated region that is asked about</source>
        <translation>Gereizte Region, nach der gefragt wird</translation>
    </message>
    <message>
        <source>By the engine, in a job of its own</source>
        <translation>Durch die Engine, in einem eigenen Auftrag</translation>
    </message>
    <message>
        <source>FC change</source>
        <translation>FC-Änderung</translation>
    </message>
    <message>
        <source>Lower mean FC</source>
        <translation>Niedrigere mittlere FC</translation>
    </message>
    <message>
        <source>Lower power</source>
        <translation>Niedrigere Leistung</translation>
    </message>
    <message>
        <source>Target power</source>
        <translation>Leistung im Ziel</translation>
    </message>
    <message>
        <source>Lower target power</source>
        <translation>Niedrigere Leistung im Ziel</translation>
    </message>
    <message>
        <source>Toward FC</source>
        <translation>Nähe zur Wunsch-FC</translation>
    </message>
    <message>
        <source>A twin of an EEG is not searched: its runs are of sources. Choose a twin of fMRI.</source>
        <translation>Ein EEG-Zwilling wird nicht durchsucht: Seine Läufe sind von Quellen. Einen fMRT-Zwilling wählen.</translation>
    </message>
    <message>
        <source>A black box knows no network that a stimulus could travel in. Choose a twin with a connectome.</source>
        <translation>Eine Blackbox kennt kein Netzwerk, in dem ein Reiz laufen könnte. Einen Zwilling mit Konnektom wählen.</translation>
    </message>
    <message>
        <source>Ask anew</source>
        <translation>Neu fragen</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Colour the brain by what is believed of the best setting at every region</source>
        <translation>Das Gehirn nach dem einfärben, was über die beste Einstellung an jeder Region vermutet wird</translation>
    </message>
    <message>
        <source>The question, or the answer to the last one</source>
        <translation>Die Frage, oder die Antwort auf die letzte</translation>
    </message>
    <message>
        <source>Where, when and how, by the engine</source>
        <translation>Wo, wann und wie, durch die Engine</translation>
    </message>
    <message>
        <source>Use in this plan</source>
        <translation>In diesen Plan übernehmen</translation>
    </message>
    <message>
        <source>Put the choice in the stimulus&apos;s place</source>
        <translation>Die Wahl an die Stelle des Reizes setzen</translation>
    </message>
    <message>
        <source>New plan from it</source>
        <translation>Neuer Plan daraus</translation>
    </message>
    <message>
        <source>A further plan with this stimulus</source>
        <translation>Ein weiterer Plan mit diesem Reiz</translation>
    </message>
    <message>
        <source>Candidates, best first</source>
        <translation>Kandidaten, der beste zuerst</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>It was stopped: the best until then.</source>
        <translation>Angehalten: das Beste bis dahin.</translation>
    </message>
    <message>
        <source>Search on “{twin}”</source>
        <translation>Suche an „{twin}“</translation>
    </message>
    <message>
        <source>Stimulator</source>
        <translation>Stimulator</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Kind of stimulator</source>
        <translation>Art des Stimulators</translation>
    </message>
    <message>
        <source>Site profile</source>
        <translation>Standortprofil</translation>
    </message>
    <message>
        <source>Choose a site profile: what is allowed here, as TOML</source>
        <translation>Standortprofil wählen: was hier erlaubt ist, als TOML</translation>
    </message>
    <message>
        <source>Site profiles (*.toml)</source>
        <translation>Standortprofile (*.toml)</translation>
    </message>
    <message>
        <source>{quantity} {value}, at most {most}</source>
        <translation>{quantity} {value}, höchstens {most}</translation>
    </message>
    <message>
        <source>No limit entered: {quantities}</source>
        <translation>Kein Grenzwert eingetragen: {quantities}</translation>
    </message>
    <message>
        <source>Find where, when and how…</source>
        <translation>Wo, wann und wie suchen…</translation>
    </message>
    <message>
        <source>Stimulus {number} of {count}</source>
        <translation>Reiz {number} von {count}</translation>
    </message>
    <message>
        <source>Stimulus {number} of {count}, off</source>
        <translation>Reiz {number} von {count}, aus</translation>
    </message>
    <message>
        <source>Switch this stimulus off</source>
        <translation>Diesen Reiz ausschalten</translation>
    </message>
    <message>
        <source>Switch this stimulus on</source>
        <translation>Diesen Reiz einschalten</translation>
    </message>
    <message>
        <source>Let the engine look for target, phase, amplitude and frequency</source>
        <translation>Die Engine Ziel, Phase, Amplitude und Frequenz suchen lassen</translation>
    </message>
    <message>
        <source>Add another stimulus</source>
        <translation>Weiteren Reiz hinzufügen</translation>
    </message>
    <message>
        <source>Show the next stimulus</source>
        <translation>Nächsten Reiz zeigen</translation>
    </message>
    <message>
        <source>Remove this stimulus</source>
        <translation>Diesen Reiz entfernen</translation>
    </message>
    <message>
        <source>Run paired</source>
        <translation>Gepaart ausführen</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Konstant</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>Sinus</translation>
    </message>
    <message>
        <source>Pulses</source>
        <translation>Pulse</translation>
    </message>
    <message>
        <source>Another shape</source>
        <translation>Andere Form</translation>
    </message>
    <message>
        <source> Pull points in the plot; double-click adds one, Delete removes it.</source>
        <translation> Punkte im Bild ziehen; Doppelklick fügt einen hinzu, Entf entfernt ihn.</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tabellen (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Points from a table…</source>
        <translation>Punkte aus Tabelle…</translation>
    </message>
    <message>
        <source>Pulse width</source>
        <translation>Pulsbreite</translation>
    </message>
    <message>
        <source>Other waveforms</source>
        <translation>Andere Wellenformen</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Two columns: time in s, height; 1 is the amplitude</source>
        <translation>Zwei Spalten: Zeit in s, Höhe; 1 ist die Amplitude</translation>
    </message>
    <message>
        <source>Start in s</source>
        <translation>Beginn in s</translation>
    </message>
    <message>
        <source>Stop in s</source>
        <translation>Ende in s</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>On from</source>
        <translation>An von</translation>
    </message>
    <message>
        <source>What the stimulator would be set to, held against what the site allows</source>
        <translation>Worauf der Stimulator eingestellt würde, gehalten gegen das, was der Standort erlaubt</translation>
    </message>
    <message>
        <source>Empty: to the end of the run, {end:.0f} s</source>
        <translation>Leer: bis zum Ende des Laufs, {end:.0f} s</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>This patient has no electrodes with positions</source>
        <translation>Dieser Patient hat keine Elektroden mit Positionen</translation>
    </message>
    <message>
        <source>The regions of this twin have no positions</source>
        <translation>Die Regionen dieses Zwillings haben keine Positionen</translation>
    </message>
    <message>
        <source>Another place</source>
        <translation>Anderer Ort</translation>
    </message>
    <message>
        <source>Other ways to say where</source>
        <translation>Andere Ortsangaben</translation>
    </message>
    <message>
        <source>Around a coordinate…</source>
        <translation>Um eine Koordinate…</translation>
    </message>
    <message>
        <source>At contacts…</source>
        <translation>An Kontakten…</translation>
    </message>
    <message>
        <source>By a map of a field…</source>
        <translation>Nach einer Feldkarte…</translation>
    </message>
    <message>
        <source>Stimulated: {regions}</source>
        <translation>Stimuliert: {regions}</translation>
    </message>
    <message>
        <source>How the predicted outcome depends on amplitude and frequency: a grid of 25 cells around the present values, 16 paired runs each.</source>
        <translation>Wie das vorhergesagte Ergebnis von Amplitude und Frequenz abhängt: ein Raster von 25 Zellen um die jetzigen Werte, je 16 gepaarte Läufe.</translation>
    </message>
    <message>
        <source>A constant input, or one without amplitude, has nothing to sweep over.</source>
        <translation>Ein konstanter Reiz oder einer ohne Amplitude hat nichts, worüber ein Raster gehen könnte.</translation>
    </message>
    <message>
        <source>The sweep stopped: {sentence}</source>
        <translation>Das Raster hielt an: {sentence}</translation>
    </message>
    <message>
        <source>pulse</source>
        <translation>Puls</translation>
    </message>
    <message>
        <source>Significant (%)</source>
        <translation>Signifikant (%)</translation>
    </message>
    <message>
        <source>Amplitude (model units/s)</source>
        <translation>Amplitude (Modelleinheiten/s)</translation>
    </message>
    <message>
        <source>Frequency of the sine (Hz)</source>
        <translation>Frequenz des Sinus (Hz)</translation>
    </message>
    <message>
        <source>Phase-locking value</source>
        <translation>Phasenkopplung</translation>
    </message>
    <message>
        <source>Phase that the pulse meets (°)</source>
        <translation>Phase, die der Puls trifft (°)</translation>
    </message>
    <message>
        <source>Shift (°)</source>
        <translation>Verschiebung (°)</translation>
    </message>
    <message>
        <source>Amplitude (%)</source>
        <translation>Amplitude (%)</translation>
    </message>
    <message>
        <source>The plan&apos;s own stimulus lies beyond this map.</source>
        <translation>Der Reiz des Plans selbst liegt jenseits dieser Karte.</translation>
    </message>
    <message>
        <source>{name} low</source>
        <translation>{name} unten</translation>
    </message>
    <message>
        <source>{name} high</source>
        <translation>{name} oben</translation>
    </message>
    <message>
        <source>PCI after a pulse and without</source>
        <translation>PCI nach einem Puls und ohne</translation>
    </message>
    <message>
        <source>PCIst after a pulse and without</source>
        <translation>PCIst nach einem Puls und ohne</translation>
    </message>
    <message>
        <source>Share of regions that answer, over time</source>
        <translation>Anteil der Regionen, die antworten, über der Zeit</translation>
    </message>
    <message>
        <source>after the pulse</source>
        <translation>nach dem Puls</translation>
    </message>
    <message>
        <source>without</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>Phase-locking value over amplitude, frequency</source>
        <translation>Phasenkopplung über Amplitude und Frequenz</translation>
    </message>
    <message>
        <source>with the sine</source>
        <translation>mit dem Sinus</translation>
    </message>
    <message>
        <source>without it</source>
        <translation>ohne ihn</translation>
    </message>
    <message>
        <source>Sweep again</source>
        <translation>Raster neu rechnen</translation>
    </message>
    <message>
        <source>Sweep {plan}, {number} of {count}</source>
        <translation>Raster {plan}, {number} von {count}</translation>
    </message>
    <message>
        <source>Running, {done} of {count}</source>
        <translation>Läuft, {done} von {count}</translation>
    </message>
    <message>
        <source>Stopped, {done} of {count}</source>
        <translation>Angehalten, {done} von {count}</translation>
    </message>
    <message>
        <source>No fitted twin selected. Here a region of it is seen as a dynamical system: where it rests, when it begins to oscillate, and what turning a parameter does.</source>
        <translation>Kein angepasster Zwilling gewählt. Hier ist eine Region als dynamisches System zu sehen: wo sie ruht, wann sie zu schwingen beginnt, und was ein Parameter bewirkt.</translation>
    </message>
    <message>
        <source>A twin of an EEG is fitted to spectra, by linear responses: its regions have no equations to turn a knob of. Choose a twin of fMRI.</source>
        <translation>Ein EEG-Zwilling ist an Spektren angepasst, über lineare Antworten: Seine Regionen haben keine Gleichungen mit einem Regler. Einen fMRT-Zwilling wählen.</translation>
    </message>
    <message>
        <source>This fit diverged: its numbers say nothing about the region.</source>
        <translation>Diese Anpassung divergierte: Ihre Zahlen sagen nichts über die Region.</translation>
    </message>
    <message>
        <source>The region is being looked at.</source>
        <translation>Die Region wird untersucht.</translation>
    </message>
    <message>
        <source>Waiting for “{title}”.</source>
        <translation>Wartet auf „{title}“.</translation>
    </message>
    <message>
        <source>Which patterns does the network swing in, and how fast do they fade?</source>
        <translation>In welchen Mustern schwingt das Netzwerk, und wie schnell klingen sie ab?</translation>
    </message>
    <message>
        <source>The modes of the network are being computed.</source>
        <translation>Die Moden des Netzwerks werden berechnet.</translation>
    </message>
    <message>
        <source>No region selected: this one receives most.</source>
        <translation>Keine Region gewählt: Diese empfängt am meisten.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Responses</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>What is shown of the system</source>
        <translation>Was vom System gezeigt wird</translation>
    </message>
    <message>
        <source>Network modes of {twin}</source>
        <translation>Moden des Netzwerks von {twin}</translation>
    </message>
    <message>
        <source>The engine ended. Turn the knob, or choose the region again.</source>
        <translation>Die Engine endete. Den Regler drehen oder die Region neu wählen.</translation>
    </message>
    <message>
        <source>The landscape is being computed.</source>
        <translation>Die Landschaft wird berechnet.</translation>
    </message>
    <message>
        <source>With noise a start is forgotten within {time}.</source>
        <translation>Mit Rauschen ist ein Anfang nach {time} vergessen.</translation>
    </message>
    <message>
        <source>From {begin} to {end}: mean time about exp({exponent}){factor}.</source>
        <translation>Von {begin} zu {end}: mittlere Zeit etwa exp({exponent}){factor}.</translation>
    </message>
    <message>
        <source> times a factor that is not known</source>
        <translation> mal ein unbekannter Faktor</translation>
    </message>
    <message>
        <source>The landscape of {place}</source>
        <translation>Die Landschaft von {place}</translation>
    </message>
    <message>
        <source>No fitted twin selected. Here it is seen in how few directions it moves.</source>
        <translation>Kein angepasster Zwilling gewählt. Hier ist zu sehen, in wie wenigen Richtungen er sich bewegt.</translation>
    </message>
    <message>
        <source>Not estimated. In how few directions does this twin move, and does its recording move in the same? The twin is run 16 times.</source>
        <translation>Nicht geschätzt. In wie wenigen Richtungen bewegt sich dieser Zwilling, und bewegt sich seine Aufnahme in den gleichen? Der Zwilling läuft 16-mal.</translation>
    </message>
    <message>
        <source>Share of the variance along each axis, largest first; the axes are summed up.</source>
        <translation>Anteil der Varianz entlang jeder Achse, die größte zuerst; die Achsen sind aufsummiert.</translation>
    </message>
    <message>
        <source>One run of each along the first two principal axes (of the recording).</source>
        <translation>Je ein Lauf entlang der ersten zwei Hauptachsen (der Aufnahme).</translation>
    </message>
    <message>
        <source>The space {twin} moves in</source>
        <translation>Der Raum, in dem sich {twin} bewegt</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Achsen</translation>
    </message>
    <message>
        <source>Share of the variance together (%)</source>
        <translation>Gemeinsamer Anteil der Varianz (%)</translation>
    </message>
    <message>
        <source>Variance along principal axes</source>
        <translation>Varianz entlang der Hauptachsen</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>1st principal axis</source>
        <translation>1. Hauptachse</translation>
    </message>
    <message>
        <source>2nd principal axis</source>
        <translation>2. Hauptachse</translation>
    </message>
    <message>
        <source>Runs along two principal axes</source>
        <translation>Läufe entlang zweier Hauptachsen</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>Richtungen</translation>
    </message>
    <message>
        <source>Along two axes</source>
        <translation>Entlang zweier Achsen</translation>
    </message>
    <message>
        <source>Fading time to 1/e (s)</source>
        <translation>Abklingzeit auf 1/e (s)</translation>
    </message>
    <message>
        <source>In-strength</source>
        <translation>Eingangsstärke</translation>
    </message>
    <message>
        <source>The linear network around rest, learned parts included. A mode is a pattern of regions that swings and fades together; all activity is a sum of them, stirred up by noise.</source>
        <translation>Das lineare Netzwerk um die Ruhe, mit gelernten Teilen. Eine Mode ist ein Muster von Regionen, das gemeinsam schwingt und abklingt; alle Aktivität ist eine Summe davon, vom Rauschen angeregt.</translation>
    </message>
    <message>
        <source>Energy of the response to an impulse in one region: how easily it moves all.</source>
        <translation>Energie der Antwort auf einen Impuls in einer Region: wie leicht sie alle bewegt.</translation>
    </message>
    <message>
        <source>How much a region alone moves modes that fade quickly: those far from rest.</source>
        <translation>Wie stark eine Region allein schnell abklingende Moden bewegt: die fern der Ruhe.</translation>
    </message>
    <message>
        <source>Part in the mode, the strongest region 100 %</source>
        <translation>Anteil an der Mode, die stärkste Region 100 %</translation>
    </message>
    <message>
        <source>Modes of the network</source>
        <translation>Moden des Netzwerks</translation>
    </message>
    <message>
        <source>Average controllability over in-strength</source>
        <translation>Mittlere Steuerbarkeit über Eingangsstärke</translation>
    </message>
    <message>
        <source>Average (s)</source>
        <translation>Mittlere (s)</translation>
    </message>
    <message>
        <source>Modal controllability over in-strength</source>
        <translation>Modale Steuerbarkeit über Eingangsstärke</translation>
    </message>
    <message>
        <source>Modal</source>
        <translation>Modale</translation>
    </message>
    <message>
        <source>{region}: {value}, in-strength {strength}</source>
        <translation>{region}: {value}, Eingangsstärke {strength}</translation>
    </message>
    <message>
        <source>{count} modes grow instead and are not drawn.</source>
        <translation>{count} Moden wachsen stattdessen und sind nicht gezeichnet.</translation>
    </message>
    <message>
        <source>part in it</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Regions of {mode}</source>
        <translation>Regionen von {mode}</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>Moden</translation>
    </message>
    <message>
        <source>Click a mode: its regions.</source>
        <translation>Klick auf eine Mode: ihre Regionen.</translation>
    </message>
    <message>
        <source>Average controllability</source>
        <translation>Mittlere Steuerbarkeit</translation>
    </message>
    <message>
        <source>Modal controllability</source>
        <translation>Modale Steuerbarkeit</translation>
    </message>
    <message>
        <source>● stable   ○ unstable   ✕ saddle</source>
        <translation>● stabil   ○ instabil   ✕ Sattel</translation>
    </message>
    <message>
        <source>Click: a trajectory.</source>
        <translation>Klick: eine Bahn.</translation>
    </message>
    <message>
        <source>Bar: -log p. Line: likeliest way.</source>
        <translation>Balken: -log p. Linie: wahrscheinlichster Weg.</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Porträt</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Landschaft</translation>
    </message>
    <message>
        <source>-log density</source>
        <translation>-log Dichte</translation>
    </message>
    <message>
        <source>Dashed: unstable. Drag the line: the knob; dotted: the twin&apos;s value.</source>
        <translation>Gestrichelt: instabil. Linie ziehen: der Regler; gepunktet: der Wert des Zwillings.</translation>
    </message>
    <message>
        <source>Cycles are being followed.</source>
        <translation>Zyklen werden verfolgt.</translation>
    </message>
    <message>
        <source>One state: no portrait.</source>
        <translation>Ein Zustand: kein Porträt.</translation>
    </message>
    <message>
        <source>The diagram is being computed.</source>
        <translation>Das Diagramm wird berechnet.</translation>
    </message>
    <message>
        <source>Knob</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>State to the right</source>
        <translation>Zustand nach rechts</translation>
    </message>
    <message>
        <source>State up</source>
        <translation>Zustand nach oben</translation>
    </message>
    <message>
        <source>State of the diagram</source>
        <translation>Zustand des Diagramms</translation>
    </message>
    <message>
        <source>All knobs as the twin has them</source>
        <translation>Alle Regler wie im Zwilling</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Näher</translation>
    </message>
    <message>
        <source>Less of the knob, in more detail</source>
        <translation>Weniger vom Regler, genauer</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>Weiter weg</translation>
    </message>
    <message>
        <source>More of the knob</source>
        <translation>Mehr vom Regler</translation>
    </message>
    <message>
        <source>Arrows: where the state goes. Lines: where one of the two states stands still (nullclines). Dashed in the colour of cuts: separatrices, which divide what ends where. In the landscape: -log of how often a state is met under the region&apos;s own noise, 0 where it is met most; the line is the likeliest way from one attractor to another.</source>
        <translation>Pfeile: wohin der Zustand geht. Linien: wo einer der beiden Zustände stillsteht (Nullklinen). Gestrichelt in der Farbe der Schnitte: Separatrizen, die trennen, was wo endet. In der Landschaft: -log davon, wie oft ein Zustand unter dem eigenen Rauschen der Region vorkommt, 0 am häufigsten; die Linie ist der wahrscheinlichste Weg von einem Attraktor zum anderen.</translation>
    </message>
    <message>
        <source>equilibrium</source>
        <translation>Gleichgewicht</translation>
    </message>
    <message>
        <source>cycle</source>
        <translation>Zyklus</translation>
    </message>
    <message>
        <source>Bifurcations</source>
        <translation>Bifurkationen</translation>
    </message>
    <message>
        <source>Value of the knob</source>
        <translation>Wert des Reglers</translation>
    </message>
    <message>
        <source>{state} at rest</source>
        <translation>{state} in Ruhe</translation>
    </message>
    <message>
        <source>In the portrait stand still, at rest: {states}.</source>
        <translation>Im Porträt stehen in Ruhe still: {states}.</translation>
    </message>
    <message>
        <source>No fitted twin selected. Here every region of it is given a pulse.</source>
        <translation>Kein angepasster Zwilling gewählt. Hier erhält jede seiner Regionen einen Puls.</translation>
    </message>
    <message>
        <source>Not estimated. What does a pulse to one region do to all others, how strongly and how soon? Every region gets one in turn, in 16 runs with the same noise.</source>
        <translation>Nicht geschätzt. Was bewirkt ein Puls an einer Region in allen anderen, wie stark und wie bald? Jede Region erhält der Reihe nach einen, in 16 Läufen mit gleichem Rauschen.</translation>
    </message>
    <message>
        <source>Seconds after the pulse</source>
        <translation>Sekunden nach dem Puls</translation>
    </message>
    <message>
        <source>Difference per area of the pulse</source>
        <translation>Differenz je Fläche des Pulses</translation>
    </message>
    <message>
        <source>Pulses to regions of {twin}</source>
        <translation>Pulse an Regionen von {twin}</translation>
    </message>
    <message>
        <source>What of the response is shown</source>
        <translation>Was von der Antwort gezeigt wird</translation>
    </message>
    <message>
        <source>Responses; rows respond, columns are stimulated</source>
        <translation>Antworten; Zeilen antworten, Spalten sind stimuliert</translation>
    </message>
    <message>
        <source>Courses after the pulse</source>
        <translation>Verläufe nach dem Puls</translation>
    </message>
    <message>
        <source>stimulated</source>
        <translation>stimuliert</translation>
    </message>
    <message>
        <source>responds</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>After a pulse</source>
        <translation>Nach einem Puls</translation>
    </message>
    <message>
        <source>Global coupling (times as fitted)</source>
        <translation>Globale Kopplung (relativ zur Anpassung)</translation>
    </message>
    <message>
        <source>No fitted twin selected. Here its coupling is turned.</source>
        <translation>Kein angepasster Zwilling gewählt. Hier wird seine Kopplung gedreht.</translation>
    </message>
    <message>
        <source>Not estimated. What becomes of FC and metastability as the coupling, and the balance of excitation and inhibition, are turned? The twin is run freely at 55 points, 16 times each.</source>
        <translation>Nicht geschätzt. Was wird aus FC und Metastabilität, wenn die Kopplung und das Gleichgewicht von Erregung und Hemmung gedreht werden? Der Zwilling läuft frei an 55 Punkten, je 16-mal.</translation>
    </message>
    <message>
        <source>Click a row: its curve stands on the left.</source>
        <translation>Klick auf eine Zeile: Ihre Kurve steht links.</translation>
    </message>
    <message>
        <source>Coupling of {twin} turned</source>
        <translation>Kopplung von {twin} gedreht</translation>
    </message>
    <message>
        <source>Outcome of the scan</source>
        <translation>Ergebnis des Scans</translation>
    </message>
    <message>
        <source>Outcome over the coupling</source>
        <translation>Ergebnis über der Kopplung</translation>
    </message>
    <message>
        <source>Outcome over coupling and balance</source>
        <translation>Ergebnis über Kopplung und Gleichgewicht</translation>
    </message>
    <message>
        <source>{parameter} (times as fitted)</source>
        <translation>{parameter} (relativ zur Anpassung)</translation>
    </message>
    <message>
        <source>Coupling and balance</source>
        <translation>Kopplung und Gleichgewicht</translation>
    </message>
    <message>
        <source>{region} as a dynamical system</source>
        <translation>{region} als dynamisches System</translation>
    </message>
    <message>
        <source>{region} by itself, the network around it at rest, without noise</source>
        <translation>{region} allein, das Netzwerk darum in Ruhe, ohne Rauschen</translation>
    </message>
    <message>
        <source>fold (F)</source>
        <translation>Falte (F)</translation>
    </message>
    <message>
        <source>Hopf point (H)</source>
        <translation>Hopf-Punkt (H)</translation>
    </message>
    <message>
        <source>branch point (B)</source>
        <translation>Verzweigungspunkt (B)</translation>
    </message>
    <message>
        <source>The nearest {special} lies {far} above, at {knob} = {value}</source>
        <translation>Am nächsten: {special}, {far} darüber, bei {knob} = {value}</translation>
    </message>
    <message>
        <source>The nearest {special} lies {far} below, at {knob} = {value}</source>
        <translation>Am nächsten: {special}, {far} darunter, bei {knob} = {value}</translation>
    </message>
    <message>
        <source>a stable cycle is born there</source>
        <translation>dort entsteht ein stabiler Zyklus</translation>
    </message>
    <message>
        <source>an unstable cycle is born there</source>
        <translation>dort entsteht ein instabiler Zyklus</translation>
    </message>
    <message>
        <source>A stable cycle of {hertz}, {state} from {low} to {high}.</source>
        <translation>Ein stabiler Zyklus von {hertz}, {state} von {low} bis {high}.</translation>
    </message>
    <message>
        <source>An unstable cycle of {hertz}, {state} from {low} to {high}.</source>
        <translation>Ein instabiler Zyklus von {hertz}, {state} von {low} bis {high}.</translation>
    </message>
    <message>
        <source>stable node</source>
        <translation>stabiler Knoten</translation>
    </message>
    <message>
        <source>stable focus</source>
        <translation>stabiler Strudel</translation>
    </message>
    <message>
        <source>unstable node</source>
        <translation>instabiler Knoten</translation>
    </message>
    <message>
        <source>unstable focus</source>
        <translation>instabiler Strudel</translation>
    </message>
    <message>
        <source>saddle</source>
        <translation>Sattel</translation>
    </message>
    <message>
        <source>fold</source>
        <translation>Falte</translation>
    </message>
    <message>
        <source>Hopf point</source>
        <translation>Hopf-Punkt</translation>
    </message>
    <message>
        <source>branch point</source>
        <translation>Verzweigungspunkt</translation>
    </message>
    <message>
        <source>how strongly the network draws the region to rest</source>
        <translation>wie stark das Netzwerk die Region zur Ruhe zieht</translation>
    </message>
    <message>
        <source>stimulus</source>
        <translation>Reiz</translation>
    </message>
    <message>
        <source>what a stimulus adds</source>
        <translation>was ein Reiz hinzufügt</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>what the region receives from outside</source>
        <translation>was die Region von außen empfängt</translation>
    </message>
    <message>
        <source>{kind} at {hertz}</source>
        <translation>{kind} bei {hertz}</translation>
    </message>
    <message>
        <source>fades to 1/e in {time}</source>
        <translation>klingt auf 1/e ab in {time}</translation>
    </message>
    <message>
        <source>grows by e in {time}</source>
        <translation>wächst um e in {time}</translation>
    </message>
    <message>
        <source>no equilibrium was found at {value}</source>
        <translation>kein Gleichgewicht gefunden bei {value}</translation>
    </message>
    <message>
        <source>{count} equilibria</source>
        <translation>{count} Gleichgewichte</translation>
    </message>
    <message>
        <source>Cycles were followed to {knob} = {values} only.</source>
        <translation>Zyklen wurden nur bis {knob} = {values} verfolgt.</translation>
    </message>
    <message>
        <source>No bifurcation over {knob} from {low} to {high}.</source>
        <translation>Keine Bifurkation über {knob} von {low} bis {high}.</translation>
    </message>
    <message>
        <source>{symbol} to {state}</source>
        <translation>{symbol} in {state}</translation>
    </message>
    <message>
        <source>does not turn</source>
        <translation>dreht sich nicht</translation>
    </message>
    <message>
        <source>Mode {number}: {speed}, fades in {time}</source>
        <translation>Mode {number}: {speed}, klingt ab in {time}</translation>
    </message>
    <message>
        <source>Mode {number}: {speed}, grows by e in {time}</source>
        <translation>Mode {number}: {speed}, wächst um e in {time}</translation>
    </message>
    <message>
        <source>Not estimated: the network does not come to rest, or is all alike.</source>
        <translation>Nicht geschätzt: Das Netzwerk kommt nicht zur Ruhe, oder alles ist gleich.</translation>
    </message>
    <message>
        <source>Rises with strength, r = {r}</source>
        <translation>Steigt mit der Stärke, r = {r}</translation>
    </message>
    <message>
        <source>Falls with strength, r = {r}</source>
        <translation>Fällt mit der Stärke, r = {r}</translation>
    </message>
    <message>
        <source>says little beyond it</source>
        <translation>sagt wenig darüber hinaus</translation>
    </message>
    <message>
        <source>partly its own</source>
        <translation>teilweise Eigenes</translation>
    </message>
    <message>
        <source>Hardly follows strength, r = {r}: says something of its own.</source>
        <translation>Folgt der Stärke kaum, r = {r}: sagt Eigenes.</translation>
    </message>
    <message>
        <source>No patient is open.</source>
        <translation>Kein Patient ist geöffnet.</translation>
    </message>
    <message>
        <source>A twin of this person&apos;s seizures, judged in the tab Seizures; no twin of rest.</source>
        <translation>Ein Zwilling der Anfälle dieser Person, beurteilt im Reiter Anfälle; kein Ruhezwilling.</translation>
    </message>
    <message>
        <source>FC agrees</source>
        <translation>FC stimmt überein</translation>
    </message>
    <message>
        <source>FC agrees only weakly</source>
        <translation>FC stimmt nur schwach überein</translation>
    </message>
    <message>
        <source>FC agrees no better than structure alone</source>
        <translation>FC stimmt nicht besser überein als Struktur allein</translation>
    </message>
    <message>
        <source>EEG spectra agree</source>
        <translation>EEG-Spektren stimmen überein</translation>
    </message>
    <message>
        <source>EEG spectra agree only weakly</source>
        <translation>EEG-Spektren stimmen nur schwach überein</translation>
    </message>
    <message>
        <source>no data held out</source>
        <translation>keine Daten zurückgehalten</translation>
    </message>
    <message>
        <source>Intervals: not estimated.</source>
        <translation>Intervalle: nicht geschätzt.</translation>
    </message>
    <message>
        <source>&lt;b&gt;A learned part leaves what it was trained on.&lt;/b&gt;</source>
        <translation>&lt;b&gt;Ein gelernter Teil verlässt, woran er trainiert wurde.&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;b&gt;Stopped early.&lt;/b&gt; </source>
        <translation>&lt;b&gt;Vorzeitig angehalten.&lt;/b&gt; </translation>
    </message>
    <message>
        <source>&lt;b&gt;Part of the fit is memorised noise.&lt;/b&gt;</source>
        <translation>&lt;b&gt;Ein Teil der Anpassung ist auswendig gelerntes Rauschen.&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;b&gt;The fit diverged.&lt;/b&gt;</source>
        <translation>&lt;b&gt;Die Anpassung divergierte.&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Its numbers describe no brain.</source>
        <translation>Ihre Zahlen beschreiben kein Gehirn.</translation>
    </message>
    <message>
        <source>The recording against itself: KS {value}.</source>
        <translation>Die Aufnahme gegen sich selbst: KS {value}.</translation>
    </message>
    <message>
        <source>Parameters: {some} of {count} with intervals.</source>
        <translation>Parameter: {some} von {count} mit Intervallen.</translation>
    </message>
    <message>
        <source>Parameters: intervals not estimated.</source>
        <translation>Parameter: Intervalle nicht geschätzt.</translation>
    </message>
    <message>
        <source>held-out {r}</source>
        <translation>zurückgehalten {r}</translation>
    </message>
    <message>
        <source>Dynamics (FCD): not estimated.</source>
        <translation>Dynamik (FCD): nicht geschätzt.</translation>
    </message>
    <message>
        <source>Dynamics (FCD): {distance}, {data}.</source>
        <translation>Dynamik (FCD): {distance}, {data}.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>The twin does not tell the step of its simulation: no spectrum.</source>
        <translation>Der Zwilling nennt den Schritt seiner Simulation nicht: kein Spektrum.</translation>
    </message>
    <message>
        <source>What is shown of the stimulus</source>
        <translation>Was vom Reiz gezeigt wird</translation>
    </message>
    <message>
        <source>Duty cycle {duty}, mean {mean}, highest {peak}, as the model is given it in steps of {step}.</source>
        <translation>Tastverhältnis {duty}, Mittel {mean}, höchster Wert {peak}, wie das Modell ihn erhält, in Schritten von {step}.</translation>
    </message>
    <message>
        <source>No fitted twin selected. Here it is told whether the recordings determine a twin.</source>
        <translation>Kein angepasster Zwilling gewählt. Hier steht, ob die Aufnahmen einen Zwilling bestimmen.</translation>
    </message>
    <message>
        <source>Well-posedness is computed for twins of fMRI. This twin explains an EEG: not estimated.</source>
        <translation>Wohlgestelltheit wird für fMRT-Zwillinge berechnet. Dieser Zwilling erklärt ein EEG: nicht geschätzt.</translation>
    </message>
    <message>
        <source>This fit diverged: there is no solution to judge. Not estimated.</source>
        <translation>Diese Anpassung divergierte: Es gibt keine Lösung zu beurteilen. Nicht geschätzt.</translation>
    </message>
    <message>
        <source>Not estimated. Do the recordings determine this twin: is there one solution, does it stay when the data are disturbed, and which parameters are told apart? The twin is fitted again from many starts.</source>
        <translation>Nicht geschätzt. Bestimmen die Aufnahmen diesen Zwilling: Gibt es eine Lösung, bleibt sie bei gestörten Daten, und welche Parameter lassen sich unterscheiden? Der Zwilling wird von vielen Starts neu angepasst.</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>Kriterien</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Empfindlichkeit</translation>
    </message>
    <message>
        <source>A well-posed problem has a solution, one only, and a steady one.</source>
        <translation>Ein wohlgestelltes Problem hat eine Lösung, nur eine, und eine beständige.</translation>
    </message>
    <message>
        <source>Change of a summary of the prediction, in its standard errors, when a parameter moves by one prior spread.</source>
        <translation>Änderung einer Kenngröße der Vorhersage, in ihren Standardfehlern, wenn sich ein Parameter um eine Prior-Streuung verschiebt.</translation>
    </message>
    <message>
        <source>Well-posedness of {twin}</source>
        <translation>Wohlgestelltheit von {twin}</translation>
    </message>
    <message>
        <source>Well-posedness</source>
        <translation>Wohlgestelltheit</translation>
    </message>
    <message>
        <source>What is shown of well-posedness</source>
        <translation>Was von der Wohlgestelltheit gezeigt wird</translation>
    </message>
    <message>
        <source>Criteria of well-posedness</source>
        <translation>Kriterien der Wohlgestelltheit</translation>
    </message>
    <message>
        <source>Profile of</source>
        <translation>Profil von</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Starts</translation>
    </message>
    <message>
        <source>Disturbed</source>
        <translation>Gestört</translation>
    </message>
    <message>
        <source>Start {number}: solution {solution}, loss {loss}</source>
        <translation>Start {number}: Lösung {solution}, Verlust {loss}</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Singular value</source>
        <translation>Singulärwert</translation>
    </message>
    <message>
        <source>What trades with what</source>
        <translation>Was sich wogegen ausgleicht</translation>
    </message>
    <message>
        <source>Sloppy {number}</source>
        <translation>Weich {number}</translation>
    </message>
    <message>
        <source>Stiff {number}</source>
        <translation>Steif {number}</translation>
    </message>
    <message>
        <source>Choose a direction: its loading colours the brain.</source>
        <translation>Eine Richtung wählen: Ihre Ladung färbt das Gehirn.</translation>
    </message>
    <message>
        <source>This direction has no regional part: the brain keeps its colours.</source>
        <translation>Diese Richtung hat keinen regionalen Teil: Das Gehirn behält seine Farben.</translation>
    </message>
    <message>
        <source>The brain is coloured by {name} in it: equal colours move together.</source>
        <translation>Das Gehirn ist danach gefärbt, darin: {name}; gleiche Farben bewegen sich gemeinsam.</translation>
    </message>
    <message>
        <source>Directions, the sloppiest first</source>
        <translation>Richtungen, die weichste zuerst</translation>
    </message>
    <message>
        <source>Singular values</source>
        <translation>Singulärwerte</translation>
    </message>
    <message>
        <source>Prior spread left</source>
        <translation>Prior-Streuung übrig</translation>
    </message>
    <message>
        <source>What would help</source>
        <translation>Was helfen würde</translation>
    </message>
    <message>
        <source>sloppy {number}</source>
        <translation>weich {number}</translation>
    </message>
    <message>
        <source>stiff {number}</source>
        <translation>steif {number}</translation>
    </message>
    <message>
        <source>Other profiles. {profiles}.</source>
        <translation>Weitere Profile. {profiles}.</translation>
    </message>
    <message>
        <source>Sensitivity: how far a summary of the prediction moves, in its standard errors, with a parameter that moves by one prior spread.</source>
        <translation>Empfindlichkeit: wie weit sich eine Zusammenfassung der Vorhersage, in ihren Standardfehlern, mit einem Parameter bewegt, der sich um eine Prior-Streuung bewegt.</translation>
    </message>
    <message>
        <source>Singular values of the sensitivity, largest first, and the line at 1.</source>
        <translation>Singulärwerte der Empfindlichkeit, die größten zuerst, und die Linie bei 1.</translation>
    </message>
    <message>
        <source>{parameter} in sloppy direction {number}</source>
        <translation>{parameter} in weicher Richtung {number}</translation>
    </message>
    <message>
        <source>{directions} Equal colours move together.</source>
        <translation>{directions} Gleiche Farben bewegen sich gemeinsam.</translation>
    </message>
    <message>
        <source>Profile likelihood of {parameter}.</source>
        <translation>Profil-Likelihood von {parameter}.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Standard errors</source>
        <translation>Standardfehler</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>Not determined: {regions}.</source>
        <translation>Nicht bestimmt: {regions}.</translation>
    </message>
    <message>
        <source>nothing is lacking</source>
        <translation>nichts fehlt</translation>
    </message>
    <message>
        <source>Which parameters the recordings determine</source>
        <translation>Welche Parameter die Aufnahmen bestimmen</translation>
    </message>
    <message>
        <source>{outcome}, in its standard errors</source>
        <translation>{outcome}, in Standardfehlern</translation>
    </message>
    <message>
        <source>{number} standard errors</source>
        <translation>{number} Standardfehler</translation>
    </message>
    <message>
        <source>Fit {number}</source>
        <translation>Anpassung {number}</translation>
    </message>
    <message>
        <source>Seizures {number}</source>
        <translation>Anfälle {number}</translation>
    </message>
    <message>
        <source>Nothing is switched on in this plan.</source>
        <translation>In diesem Plan ist nichts eingeschaltet.</translation>
    </message>
    <message>
        <source>Constant input</source>
        <translation>Konstanter Eingang</translation>
    </message>
    <message>
        <source>Pulse train</source>
        <translation>Pulsfolge</translation>
    </message>
    <message>
        <source>Set amplitude to {value}</source>
        <translation>Amplitude auf {value} setzen</translation>
    </message>
    <message>
        <source>Set frequency to {value}</source>
        <translation>Frequenz auf {value} setzen</translation>
    </message>
    <message>
        <source>Set pulse width to {value}</source>
        <translation>Pulsbreite auf {value} setzen</translation>
    </message>
    <message>
        <source>Set start to {value}</source>
        <translation>Beginn auf {value} setzen</translation>
    </message>
    <message>
        <source>{region}, all</source>
        <translation>{region}, alle</translation>
    </message>
    <message>
        <source>{count} connections</source>
        <translation>{count} Verbindungen</translation>
    </message>
    <message>
        <source>Sphere {centre}</source>
        <translation>Kugel {centre}</translation>
    </message>
    <message>
        <source>Corpus callosum</source>
        <translation>Corpus callosum</translation>
    </message>
    <message>
        <source>Corpus callosum, front</source>
        <translation>Corpus callosum, vorn</translation>
    </message>
    <message>
        <source>Left hemisphere</source>
        <translation>Linke Hemisphäre</translation>
    </message>
    <message>
        <source>Right hemisphere</source>
        <translation>Rechte Hemisphäre</translation>
    </message>
    <message>
        <source>Stimulation {number}</source>
        <translation>Stimulation {number}</translation>
    </message>
    <message>
        <source>Plan {number}</source>
        <translation>Plan {number}</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>„{name}“</translation>
    </message>
    <message>
        <source>Laser ablation of {regions}, approximate</source>
        <translation>Laserablation von {regions}, näherungsweise</translation>
    </message>
    <message>
        <source>Laser ablation of {regions}</source>
        <translation>Laserablation von {regions}</translation>
    </message>
    <message>
        <source>{count} tracts</source>
        <translation>{count} Bahnen</translation>
    </message>
    <message>
        <source>Damage: {what}</source>
        <translation>Schaden: {what}</translation>
    </message>
    <message>
        <source>Remove region</source>
        <translation>Region entfernen</translation>
    </message>
    <message>
        <source>Remove regions</source>
        <translation>Regionen entfernen</translation>
    </message>
    <message>
        <source>Weaken region</source>
        <translation>Region schwächen</translation>
    </message>
    <message>
        <source>Weaken regions</source>
        <translation>Regionen schwächen</translation>
    </message>
    <message>
        <source>Cut connection</source>
        <translation>Verbindung durchtrennen</translation>
    </message>
    <message>
        <source>Weaken connection</source>
        <translation>Verbindung schwächen</translation>
    </message>
    <message>
        <source>Weaken connections</source>
        <translation>Verbindungen schwächen</translation>
    </message>
    <message>
        <source>up to {share}</source>
        <translation>bis {share}</translation>
    </message>
    <message>
        <source>Stimulate {what}</source>
        <translation>{what} stimulieren</translation>
    </message>
    <message>
        <source>Change {what}</source>
        <translation>{what} ändern</translation>
    </message>
    <message>
        <source>Weaken {what} {share}</source>
        <translation>{what} um {share} schwächen</translation>
    </message>
    <message>
        <source>Remove {what}</source>
        <translation>{what} entfernen</translation>
    </message>
    <message>
        <source>Cut {what}</source>
        <translation>{what} durchtrennen</translation>
    </message>
    <message>
        <source>Set the stimulus</source>
        <translation>Reiz setzen</translation>
    </message>
    <message>
        <source>Set phase to {value}°</source>
        <translation>Phase auf {value}° setzen</translation>
    </message>
    <message>
        <source>Set waveform to {waveform}</source>
        <translation>Wellenform auf {waveform} setzen</translation>
    </message>
    <message>
        <source>Set the shape of the stimulus</source>
        <translation>Form des Reizes setzen</translation>
    </message>
    <message>
        <source>Set the stimulator: {stimulator}</source>
        <translation>Stimulator setzen: {stimulator}</translation>
    </message>
    <message>
        <source>Stimulate to the end</source>
        <translation>Bis zum Ende stimulieren</translation>
    </message>
    <message>
        <source>Set stop to {value}</source>
        <translation>Ende auf {value} setzen</translation>
    </message>
    <message>
        <source>Add plan “{name}”</source>
        <translation>Plan „{name}“ hinzufügen</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} Kopie</translation>
    </message>
    <message>
        <source>Copy plan “{name}”</source>
        <translation>Plan „{name}“ kopieren</translation>
    </message>
    <message>
        <source>Take {what} off the plan</source>
        <translation>{what} aus dem Plan nehmen</translation>
    </message>
    <message>
        <source>Change {number} of the plan is no stimulation.</source>
        <translation>Änderung {number} des Plans ist keine Stimulation.</translation>
    </message>
    <message>
        <source>Add {what}</source>
        <translation>{what} hinzufügen</translation>
    </message>
    <message>
        <source>Play recovery too</source>
        <translation>Auch Erholung abspielen</translation>
    </message>
    <message>
        <source>Play no recovery</source>
        <translation>Keine Erholung abspielen</translation>
    </message>
    <message>
        <source>A stimulation has an amplitude, not a fraction.</source>
        <translation>Eine Stimulation hat eine Amplitude, keinen Anteil.</translation>
    </message>
    <message>
        <source>This change has no fraction of its own.</source>
        <translation>Diese Änderung hat keinen eigenen Anteil.</translation>
    </message>
    <message>
        <source>Switch on {what}</source>
        <translation>{what} einschalten</translation>
    </message>
    <message>
        <source>Switch off {what}</source>
        <translation>{what} ausschalten</translation>
    </message>
    <message>
        <source>Plan “{name}” has no change {number}.</source>
        <translation>Plan „{name}“ hat keine Änderung {number}.</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>{y} over {x}</source>
        <translation>{y} über {x}</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>The picture could not be written to {}.</source>
        <translation>Das Bild konnte nicht nach {} geschrieben werden.</translation>
    </message>
    <message>
        <source>Connectome in 3D</source>
        <translation>Konnektom in 3D</translation>
    </message>
    <message>
        <source>{title}: {low} to {high}</source>
        <translation>{title}: {low} bis {high}</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>How was this computed?</source>
        <translation>Wie wurde das berechnet?</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation>Zahlen kopieren</translation>
    </message>
    <message>
        <source>Save numbers…</source>
        <translation>Zahlen sichern…</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save image…</source>
        <translation>Bild sichern…</translation>
    </message>
    <message>
        <source>Tab-separated values (*.tsv)</source>
        <translation>Werte mit Tabulatoren (*.tsv)</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <translation>Zahlen sichern</translation>
    </message>
    <message>
        <source>Save image</source>
        <translation>Bild sichern</translation>
    </message>
    <message>
        <source>Similarity of FC at two moments</source>
        <translation>Ähnlichkeit der FC zu zwei Zeitpunkten</translation>
    </message>
    <message>
        <source>stable cycle</source>
        <translation>stabiler Zyklus</translation>
    </message>
    <message>
        <source>unstable cycle</source>
        <translation>instabiler Zyklus</translation>
    </message>
    <message>
        <source>stable equilibrium</source>
        <translation>stabiler Fixpunkt</translation>
    </message>
    <message>
        <source>unstable equilibrium</source>
        <translation>instabiler Fixpunkt</translation>
    </message>
    <message>
        <source>Bifurcation diagram of {state} over {knob}</source>
        <translation>Bifurkationsdiagramm von {state} über {knob}</translation>
    </message>
    <message>
        <source>Left and right turn the knob, page up and down in larger steps.</source>
        <translation>Links und Rechts verstellen den Regler, Bild auf und Bild ab in größeren Schritten.</translation>
    </message>
    <message>
        <source>what</source>
        <translation>was</translation>
    </message>
    <message>
        <source>highest {y}</source>
        <translation>höchstes {y}</translation>
    </message>
    <message>
        <source>below 1: the prior says more</source>
        <translation>unter 1: Der Prior sagt mehr</translation>
    </message>
    <message>
        <source>Rise of −2 log likelihood</source>
        <translation>Anstieg von −2 log Likelihood</translation>
    </message>
    <message>
        <source>Profile of {parameter}</source>
        <translation>Profil von {parameter}</translation>
    </message>
    <message>
        <source>solution {number}</source>
        <translation>Lösung {number}</translation>
    </message>
    <message>
        <source>First axis (prior spreads)</source>
        <translation>Erste Achse (Prior-Streuungen)</translation>
    </message>
    <message>
        <source>Noise added to the data (%)</source>
        <translation>Rauschen, den Daten zugesetzt (%)</translation>
    </message>
    <message>
        <source>Change (%)</source>
        <translation>Änderung (%)</translation>
    </message>
    <message>
        <source>dotted: slope 1</source>
        <translation>gepunktet: Steigung 1</translation>
    </message>
    <message>
        <source>as much as the noise</source>
        <translation>so viel wie das Rauschen</translation>
    </message>
    <message>
        <source>median change</source>
        <translation>mediane Änderung</translation>
    </message>
    <message>
        <source>slope 1</source>
        <translation>Steigung 1</translation>
    </message>
    <message>
        <source>Samples ahead ({tr:g} s each)</source>
        <translation>Abtastungen voraus (je {tr:g} s)</translation>
    </message>
    <message>
        <source>Error / variance</source>
        <translation>Fehler / Varianz</translation>
    </message>
    <message>
        <source>Twin, filtered start</source>
        <translation>Zwilling, gefilterter Beginn</translation>
    </message>
    <message>
        <source>Twin, last sample</source>
        <translation>Zwilling, letzte Abtastung</translation>
    </message>
    <message>
        <source>Twin, scaled</source>
        <translation>Zwilling, skaliert</translation>
    </message>
    <message>
        <source>Persistence</source>
        <translation>Persistenz</translation>
    </message>
    <message>
        <source>as good as the mean</source>
        <translation>so gut wie das Mittel</translation>
    </message>
    <message>
        <source>Effects with 95 % of runs</source>
        <translation>Wirkungen mit 95 % der Läufe</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>likeliest way</source>
        <translation>wahrscheinlichster Weg</translation>
    </message>
    <message>
        <source>Landscape of {x} and {y}</source>
        <translation>Landschaft von {x} und {y}</translation>
    </message>
    <message>
        <source>Landscape of {x}</source>
        <translation>Landschaft von {x}</translation>
    </message>
    <message>
        <source>no equilibrium in view</source>
        <translation>kein Fixpunkt im Bild</translation>
    </message>
    <message>
        <source>The state is most often at {place}. {equilibria}.</source>
        <translation>Der Zustand liegt am häufigsten bei {place}. {equilibria}.</translation>
    </message>
    <message>
        <source>Loss (log scale)</source>
        <translation>Verlust (logarithmisch)</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>trials</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Drawing that can be scaled (*.svg)</source>
        <translation>Skalierbare Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Picture, 2 times as fine (*.png)</source>
        <translation>Bild, 2-mal so fein (*.png)</translation>
    </message>
    <message>
        <source>Picture, 3 times as fine (*.png)</source>
        <translation>Bild, 3-mal so fein (*.png)</translation>
    </message>
    <message>
        <source>Picture, 4 times as fine (*.png)</source>
        <translation>Bild, 4-mal so fein (*.png)</translation>
    </message>
    <message>
        <source>{path} cannot be written.</source>
        <translation>{path} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>separatrix</source>
        <translation>Separatrix</translation>
    </message>
    <message>
        <source>nullcline {number}</source>
        <translation>Nullkline {number}</translation>
    </message>
    <message>
        <source>trajectory</source>
        <translation>Trajektorie</translation>
    </message>
    <message>
        <source>Phase portrait of {x} and {y}</source>
        <translation>Phasenporträt von {x} und {y}</translation>
    </message>
    <message>
        <source>rate of {quantity}</source>
        <translation>Rate von {quantity}</translation>
    </message>
    <message>
        <source>nullcline of {quantity}</source>
        <translation>Nullkline von {quantity}</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>{kind} at {place}</source>
        <translation>{kind} bei {place}</translation>
    </message>
    <message>
        <source>Arrow keys move a cross, Enter starts a trajectory there.</source>
        <translation>Pfeiltasten bewegen ein Kreuz, Enter beginnt dort eine Trajektorie.</translation>
    </message>
    <message>
        <source>Rise of −2 log L</source>
        <translation>Anstieg von −2 log L</translation>
    </message>
    <message>
        <source>share of the way from floor (0) to ceiling (1)</source>
        <translation>Anteil des Wegs von Untergrenze (0) zu Obergrenze (1)</translation>
    </message>
    <message>
        <source>Outer ring: training data (ceiling)</source>
        <translation>Äußerer Ring: Trainingsdaten (Obergrenze)</translation>
    </message>
    <message>
        <source>Centre: the worst null (floor)</source>
        <translation>Mitte: schlechtestes Nullmodell (Untergrenze)</translation>
    </message>
    <message>
        <source>Radar of the metrics</source>
        <translation>Radar der Maße</translation>
    </message>
    <message>
        <source>No scale: {metrics}</source>
        <translation>Ohne Skala: {metrics}</translation>
    </message>
    <message>
        <source>without the plan</source>
        <translation>ohne den Plan</translation>
    </message>
    <message>
        <source>prior says as much</source>
        <translation>so viel sagt der Prior</translation>
    </message>
    <message>
        <source>Direction, stiffest first</source>
        <translation>Richtung, steifste zuerst</translation>
    </message>
    <message>
        <source>singular value</source>
        <translation>Singulärwert</translation>
    </message>
    <message>
        <source>{above} of {count} above 1, from {high:.3g} to {low:.3g}</source>
        <translation>{above} von {count} über 1, von {high:.3g} bis {low:.3g}</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>across (mm)</source>
        <translation>quer (mm)</translation>
    </message>
    <message>
        <source>up (mm)</source>
        <translation>hoch (mm)</translation>
    </message>
    <message>
        <source>Drag moves the crosshair, the wheel (or Page up and Page down) steps through the slices, arrows move by 1 mm, a click near a contact selects it.</source>
        <translation>Ziehen bewegt das Fadenkreuz, das Rad (oder Bild auf und Bild ab) blättert durch die Schnitte, Pfeile bewegen um 1 mm, ein Klick nahe einem Kontakt wählt ihn aus.</translation>
    </message>
    <message>
        <source>{name} slice</source>
        <translation>Schnitt {name}</translation>
    </message>
    <message>
        <source>dB of 1 µV²/Hz</source>
        <translation>dB zu 1 µV²/Hz</translation>
    </message>
    <message>
        <source>Spectra of channels</source>
        <translation>Spektren der Kanäle</translation>
    </message>
    <message>
        <source>{count} channels, {scale}</source>
        <translation>{count} Kanäle, {scale}</translation>
    </message>
    <message>
        <source>every cell {first} to {last} Hz, {low} to {high} {unit}</source>
        <translation>jedes Feld {first} bis {last} Hz, {low} bis {high} {unit}</translation>
    </message>
    <message>
        <source>Band: alpha, 8 to 13 Hz; {scale}</source>
        <translation>Band: Alpha, 8 bis 13 Hz; {scale}</translation>
    </message>
    <message>
        <source>{channel}: r = {r}, {apart} dB apart</source>
        <translation>{channel}: r = {r}, {apart} dB Abstand</translation>
    </message>
    <message>
        <source>prior spreads</source>
        <translation>Streuungen des Priors</translation>
    </message>
    <message>
        <source>Where the starts ended</source>
        <translation>Wo die Starts endeten</translation>
    </message>
    <message>
        <source>First axis ({unit})</source>
        <translation>Erste Achse ({unit})</translation>
    </message>
    <message>
        <source>Second axis</source>
        <translation>Zweite Achse</translation>
    </message>
    <message>
        <source>Dwell time</source>
        <translation>Verweildauer</translation>
    </message>
    <message>
        <source>Recurring states</source>
        <translation>Wiederkehrende Zustände</translation>
    </message>
    <message>
        <source>{region}: measured {measured}, simulated {simulated}</source>
        <translation>{region}: gemessen {measured}, simuliert {simulated}</translation>
    </message>
    <message>
        <source>Regions: measured above, simulated below</source>
        <translation>Regionen: oben gemessen, unten simuliert</translation>
    </message>
    <message>
        <source>Amplitude (/s)</source>
        <translation>Amplitude (/s)</translation>
    </message>
    <message>
        <source>Spectrum of the stimulus</source>
        <translation>Spektrum des Reizes</translation>
    </message>
    <message>
        <source>frequency (Hz)</source>
        <translation>Frequenz (Hz)</translation>
    </message>
    <message>
        <source>amplitude (1/s)</source>
        <translation>Amplitude (1/s)</translation>
    </message>
    <message>
        <source>0 Hz only</source>
        <translation>nur 0 Hz</translation>
    </message>
    <message>
        <source>most at {strongest:.3g} Hz, steps reach {highest:.3g} Hz</source>
        <translation>am stärksten bei {strongest:.3g} Hz, Schritte reichen bis {highest:.3g} Hz</translation>
    </message>
    <message>
        <source>again every {time:.4g} s</source>
        <translation>alle {time:.4g} s wieder</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message>
        <source>pulses of {width:.4g} s, {rate}</source>
        <translation>Pulse von {width:.4g} s, {rate}</translation>
    </message>
    <message>
        <source>on all the time</source>
        <translation>die ganze Zeit an</translation>
    </message>
    <message>
        <source>on for {time:.4g} s</source>
        <translation>{time:.4g} s lang an</translation>
    </message>
    <message>
        <source>Amplitude {value}</source>
        <translation>Amplitude {value}</translation>
    </message>
    <message>
        <source>Frequency {value}</source>
        <translation>Frequenz {value}</translation>
    </message>
    <message>
        <source>Pulse width {value}</source>
        <translation>Pulsbreite {value}</translation>
    </message>
    <message>
        <source>Start {value}</source>
        <translation>Beginn {value}</translation>
    </message>
    <message>
        <source>Stop {value}</source>
        <translation>Ende {value}</translation>
    </message>
    <message>
        <source>Point {number}: {time:.4g} s, {amplitude:.4g}/s</source>
        <translation>Punkt {number}: {time:.4g} s, {amplitude:.4g}/s</translation>
    </message>
    <message>
        <source>Traces of channels over time</source>
        <translation>Spuren der Kanäle über die Zeit</translation>
    </message>
    <message>
        <source>Input (model units/s)</source>
        <translation>Eingang (Modelleinheiten/s)</translation>
    </message>
    <message>
        <source>Input (/s)</source>
        <translation>Eingang (/s)</translation>
    </message>
    <message>
        <source>Remove this point</source>
        <translation>Diesen Punkt entfernen</translation>
    </message>
    <message>
        <source>Add a point here</source>
        <translation>Hier einen Punkt hinzufügen</translation>
    </message>
    <message>
        <source>time (s)</source>
        <translation>Zeit (s)</translation>
    </message>
    <message>
        <source>lowest (1/s)</source>
        <translation>niedrigster Wert (1/s)</translation>
    </message>
    <message>
        <source>highest (1/s)</source>
        <translation>höchster Wert (1/s)</translation>
    </message>
    <message>
        <source>Time since start (s)</source>
        <translation>Zeit seit Beginn (s)</translation>
    </message>
    <message>
        <source>Time in the run (s)</source>
        <translation>Zeit im Lauf (s)</translation>
    </message>
    <message>
        <source>{point}, chosen</source>
        <translation>{point}, gewählt</translation>
    </message>
    <message>
        <source>Preview {name}</source>
        <translation>Vorschau {name}</translation>
    </message>
    <message>
        <source>The checks could not be computed</source>
        <translation>Die Prüfungen konnten nicht berechnet werden</translation>
    </message>
    <message>
        <source>Mon Tue Wed Thu Fri Sat Sun</source>
        <translation>Mo Di Mi Do Fr Sa So</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>{jobs} held</source>
        <translation>{jobs} angehalten</translation>
    </message>
    <message>
        <source>job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>when it is done cannot be told yet</source>
        <translation>wann es fertig ist, lässt sich noch nicht sagen</translation>
    </message>
    <message>
        <source>not before {day}{time:%H:%M}; {jobs} never timed here</source>
        <translation>nicht vor {day}{time:%H:%M}; {jobs} hier nie gemessen</translation>
    </message>
    <message>
        <source>done about {day}{time:%H:%M}</source>
        <translation>fertig etwa {day}{time:%H:%M}</translation>
    </message>
    <message>
        <source>Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec</source>
        <translation>Jan Feb März Apr Mai Juni Juli Aug Sept Okt Nov Dez</translation>
    </message>
    <message>
        <source>plans</source>
        <translation>Pläne</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>Anpassungen</translation>
    </message>
    <message>
        <source>report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>no patient yet</source>
        <translation>noch kein Patient</translation>
    </message>
    <message>
        <source>waiting for a fit</source>
        <translation>wartet auf eine Anpassung</translation>
    </message>
    <message>
        <source>waiting for data</source>
        <translation>wartet auf Daten</translation>
    </message>
    <message>
        <source>today, {time:%H:%M}</source>
        <translation>heute, {time:%H:%M}</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{day}. {month}</translation>
    </message>
    <message>
        <source>needs a fit</source>
        <translation>braucht eine Anpassung</translation>
    </message>
    <message>
        <source>The connectome of {patient} was changed after this fit.</source>
        <translation>Das Konnektom von {patient} wurde nach dieser Anpassung geändert.</translation>
    </message>
    <message>
        <source>A recording that this twin was fitted to has changed or is no longer in the project.</source>
        <translation>Eine Aufnahme, an die dieser Zwilling angepasst wurde, hat sich geändert oder ist nicht mehr im Projekt.</translation>
    </message>
    <message>
        <source>in words, on seizures</source>
        <translation>in Worten, zu Anfällen</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Methoden</translation>
    </message>
    <message>
        <source>measures, without a model at rest</source>
        <translation>Maße, ohne Ruhemodell</translation>
    </message>
    <message>
        <source>Provenance</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>project and program</source>
        <translation>Projekt und Programm</translation>
    </message>
    <message>
        <source>Fit and agreement</source>
        <translation>Anpassung und Übereinstimmung</translation>
    </message>
    <message>
        <source>Measured and simulated</source>
        <translation>Gemessen und simuliert</translation>
    </message>
    <message>
        <source>Simulated FC: not estimated.</source>
        <translation>Simulierte FC: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Three matrices of {count} regions: measured, simulated, difference.</source>
        <translation>Drei Matrizen von {count} Regionen: gemessen, simuliert, Differenz.</translation>
    </message>
    <message>
        <source>Functional connectivity, regions sorted by hemisphere (white seam). Training data; the simulation is the mean over seeds.</source>
        <translation>Funktionelle Konnektivität, Regionen nach Hemisphäre geordnet (weiße Naht). Trainingsdaten; die Simulation ist das Mittel über Startwerte.</translation>
    </message>
    <message>
        <source>Each dot is a pair of regions; dashed: equality; colour: density of dots.</source>
        <translation>Jeder Punkt ist ein Regionenpaar; gestrichelt: Gleichheit; Farbe: Dichte der Punkte.</translation>
    </message>
    <message>
        <source>Measured against simulated FC, r = {r}.</source>
        <translation>Gemessene gegen simulierte FC, r = {r}.</translation>
    </message>
    <message>
        <source>Spectrum: not estimated.</source>
        <translation>Spektrum: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Power: median over regions, band: middle 80 % of regions; r = {r}.</source>
        <translation>Leistung: Median über Regionen, Band: mittlere 80 % der Regionen; r = {r}.</translation>
    </message>
    <message>
        <source>Power spectra, measured and simulated, on logarithmic axes.</source>
        <translation>Leistungsspektren, gemessen und simuliert, auf logarithmischen Achsen.</translation>
    </message>
    <message>
        <source>FC dynamics (FCD): not estimated.</source>
        <translation>FC-Dynamik (FCD): nicht geschätzt.</translation>
    </message>
    <message>
        <source>How alike FC is at two moments: share of FCD values below each value. The KS distance is the mean over single simulated runs.</source>
        <translation>Wie ähnlich FC zu zwei Zeitpunkten ist: Anteil der FCD-Werte unter jedem Wert. Der KS-Abstand ist das Mittel über einzelne simulierte Läufe.</translation>
    </message>
    <message>
        <source>Distributions of FCD values, measured and simulated, KS {ks}.</source>
        <translation>Verteilungen der FCD-Werte, gemessen und simuliert, KS {ks}.</translation>
    </message>
    <message>
        <source>without a model</source>
        <translation>ohne Modell</translation>
    </message>
    <message>
        <source>model, equations, sources</source>
        <translation>Modell, Gleichungen, Quellen</translation>
    </message>
    <message>
        <source>inputs, versions, seed</source>
        <translation>Eingaben, Versionen, Startwert</translation>
    </message>
    <message>
        <source>nothing was held out to judge by</source>
        <translation>nichts zur Beurteilung zurückgehalten</translation>
    </message>
    <message>
        <source>in words, from held-out data</source>
        <translation>in Worten, aus zurückgehaltenen Daten</translation>
    </message>
    <message>
        <source>recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Data and quality</source>
        <translation>Daten und Qualität</translation>
    </message>
    <message>
        <source>{runs}, no connectome</source>
        <translation>{runs}, kein Konnektom</translation>
    </message>
    <message>
        <source>connectome, {runs}, quality cards</source>
        <translation>Konnektom, {runs}, Prüfkarten</translation>
    </message>
    <message>
        <source>held-out FC {not_estimated}</source>
        <translation>zurückgehaltene FC {not_estimated}</translation>
    </message>
    <message>
        <source>held-out FC r = {r}, interval {not_estimated}</source>
        <translation>zurückgehaltene FC r = {r}, Intervall {not_estimated}</translation>
    </message>
    <message>
        <source>this twin holds no simulated FC</source>
        <translation>dieser Zwilling enthält keine simulierte FC</translation>
    </message>
    <message>
        <source>needs a connectome</source>
        <translation>braucht ein Konnektom</translation>
    </message>
    <message>
        <source>positions of regions are not known</source>
        <translation>Orte der Regionen unbekannt</translation>
    </message>
    <message>
        <source>three views</source>
        <translation>drei Ansichten</translation>
    </message>
    <message>
        <source>{count} values, uncertainty {not_estimated}</source>
        <translation>{count} Werte, Unsicherheit {not_estimated}</translation>
    </message>
    <message>
        <source>{count} values, {known} with intervals</source>
        <translation>{count} Werte, {known} mit Intervallen</translation>
    </message>
    <message>
        <source>{not_estimated}, see Inspect</source>
        <translation>{not_estimated}, siehe Untersuchen</translation>
    </message>
    <message>
        <source>{known} of {count} criteria</source>
        <translation>{known} von {count} Kriterien</translation>
    </message>
    <message>
        <source>zone, spread, {plans}</source>
        <translation>Zone, Ausbreitung, {plans}</translation>
    </message>
    <message>
        <source>{plans}, {count} not run</source>
        <translation>{plans}, {count} nicht ausgeführt</translation>
    </message>
    <message>
        <source>no plan on this twin</source>
        <translation>kein Plan an diesem Zwilling</translation>
    </message>
    <message>
        <source>{plans} with results</source>
        <translation>{plans} mit Ergebnissen</translation>
    </message>
    <message>
        <source>The report could not be written.</source>
        <translation>Der Bericht konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The program that writes reports could not be started.</source>
        <translation>Das Programm, das Berichte schreibt, konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>A plan on seizures holds surgery only: what a stimulus or another parameter does to seizures is not simulated.</source>
        <translation>Ein Plan zu Anfällen enthält nur Chirurgie: Was ein Reiz oder ein anderer Parameter bei Anfällen bewirkt, wird nicht simuliert.</translation>
    </message>
    <message>
        <source>Select a region first: it is removed in the plan.</source>
        <translation>Zuerst eine Region auswählen: Sie wird im Plan entfernt.</translation>
    </message>
    <message>
        <source>Locate the seizure onset…</source>
        <translation>Anfallsursprung lokalisieren…</translation>
    </message>
    <message>
        <source>Import a connectome first: seizures spread along its connections.</source>
        <translation>Zuerst ein Konnektom importieren: Anfälle breiten sich entlang seiner Verbindungen aus.</translation>
    </message>
    <message>
        <source>Import SEEG or ECoG of a seizure first.</source>
        <translation>Zuerst SEEG oder ECoG eines Anfalls importieren.</translation>
    </message>
    <message>
        <source>Import electrodes with coordinates first: contacts must be placed.</source>
        <translation>Zuerst Elektroden mit Koordinaten importieren: Kontakte brauchen einen Ort.</translation>
    </message>
    <message>
        <source>The regions have no centres, so contacts cannot be placed among them. Import a table of regions with x_mm, y_mm, z_mm, or use a known atlas.</source>
        <translation>Die Regionen haben keine Mitten, also lassen sich Kontakte nicht zuordnen. Eine Tabelle der Regionen mit x_mm, y_mm, z_mm importieren oder einen bekannten Atlas verwenden.</translation>
    </message>
    <message>
        <source>Out of date: the connectome of {patient} was changed after this fit.</source>
        <translation>Veraltet: Das Konnektom von {patient} wurde nach dieser Anpassung geändert.</translation>
    </message>
    <message>
        <source>Out of date: a recording it was fitted to is no longer in the project.</source>
        <translation>Veraltet: Eine Aufnahme, an die angepasst wurde, ist nicht mehr im Projekt.</translation>
    </message>
    <message>
        <source>looked for</source>
        <translation>wird gesucht</translation>
    </message>
    <message>
        <source>marked at {onset:.1f} s</source>
        <translation>markiert bei {onset:.1f} s</translation>
    </message>
    <message>
        <source>No channel of {recording} shows an onset: set the hypothesis by hand, or leave it open.</source>
        <translation>Kein Kanal von {recording} zeigt einen Beginn: die Hypothese von Hand setzen oder offen lassen.</translation>
    </message>
    <message>
        <source>Select the region to stimulate first.</source>
        <translation>Zuerst die Region auswählen, die stimuliert werden soll.</translation>
    </message>
    <message>
        <source>A plan needs a fitted twin. Fit one first.</source>
        <translation>Ein Plan braucht einen angepassten Zwilling. Zuerst einen anpassen.</translation>
    </message>
    <message>
        <source>The twin has no such connection to cut.</source>
        <translation>Der Zwilling hat keine solche Verbindung, die durchtrennt werden könnte.</translation>
    </message>
    <message>
        <source>Select a region or a connection first.</source>
        <translation>Zuerst eine Region oder eine Verbindung auswählen.</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>Keine Meldungen</translation>
    </message>
    <message>
        <source>Engine warming up</source>
        <translation>Rechenkern startet</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Engine is off</source>
        <translation>Rechenkern ist aus</translation>
    </message>
    <message>
        <source>All that was told in this window, with details</source>
        <translation>Alles, was in diesem Fenster gemeldet wurde, mit Einzelheiten</translation>
    </message>
    <message>
        <source>CPU, {count} cores</source>
        <translation>CPU, {count} Kerne</translation>
    </message>
    <message>
        <source>message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Works offline. Nothing leaves this computer.</source>
        <translation>Arbeitet offline. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Selection: none</source>
        <translation>Auswahl: keine</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Selection: {what}</source>
        <translation>Auswahl: {what}</translation>
    </message>
    <message>
        <source>not run yet</source>
        <translation>noch nicht ausgeführt</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>etwa {time}</translation>
    </message>
    <message>
        <source>under {time}</source>
        <translation>unter {time}</translation>
    </message>
    <message>
        <source>under {time} left</source>
        <translation>noch unter {time}</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
    <message>
        <source>Recurring states of {fit}</source>
        <translation>Wiederkehrende Zustände von {fit}</translation>
    </message>
    <message>
        <source>Well-posedness of {fit}</source>
        <translation>Wohlgestelltheit von {fit}</translation>
    </message>
    <message>
        <source>Search where, when and how to stimulate {fit}</source>
        <translation>Wo, wann und wie {fit} zu stimulieren ist, suchen</translation>
    </message>
    <message>
        <source>What stimulating {region} of {fit} does</source>
        <translation>Was es bewirkt, {region} von {fit} zu reizen</translation>
    </message>
    <message>
        <source>{fit} of {patient} was running when the window ended.</source>
        <translation>{fit} von {patient} lief, als das Fenster endete.</translation>
    </message>
    <message>
        <source>Resuming goes on from its checkpoint.</source>
        <translation>Fortsetzen geht vom Zwischenstand aus weiter.</translation>
    </message>
    <message>
        <source>It had not reached a checkpoint and starts anew.</source>
        <translation>Ein Zwischenstand war noch nicht erreicht; es wird neu begonnen.</translation>
    </message>
    <message>
        <source>{patient} has no connectome any more.</source>
        <translation>{patient} hat kein Konnektom mehr.</translation>
    </message>
    <message>
        <source>This patient has no lesion mask; add one with Add data.</source>
        <translation>Dieser Patient hat keine Läsionsmaske; eine mit „Daten hinzufügen“ hinzufügen.</translation>
    </message>
    <message>
        <source>Virtual {lesion}</source>
        <translation>Virtuell: {lesion}</translation>
    </message>
    <message>
        <source>Research use only. Not a medical device; not for diagnosis or treatment decisions.</source>
        <translation>Nur für die Forschung. Kein Medizinprodukt; nicht für Diagnosen oder Therapieentscheidungen.</translation>
    </message>
    <message>
        <source>stated at import</source>
        <translation>beim Import angegeben</translation>
    </message>
    <message>
        <source>composite demo, not one person: the connectome of healthy adults (Hagmann et al. 2008, doi:10.1371/journal.pbio.0060159, CC BY 3.0) and the resting fMRI of one other person (OpenNeuro ds000221 sub-010188, CC0), in 68 Desikan-Killiany regions.</source>
        <translation>zusammengesetzte Demo, nicht eine Person: das Konnektom gesunder Erwachsener (Hagmann et al. 2008, doi:10.1371/journal.pbio.0060159, CC BY 3.0) und das Ruhe-fMRT einer anderen Person (OpenNeuro ds000221 sub-010188, CC0), in 68 Desikan-Killiany-Regionen.</translation>
    </message>
    <message>
        <source>virtual patient: seizures were simulated by the program, with six-dimensional Epileptors in a zone and noisy rhythms elsewhere; no person has them. The connectome is that of healthy adults (Hagmann et al. 2008, doi:10.1371/journal.pbio.0060159, CC BY 3.0) in 84 regions, with the errors of a tractography added; the implantation was made up from the positions of regions. The zone is known and not told here, so that a twin can be tried on it: it stands at the end of resources/help/epilepsy_case/README.md.</source>
        <translation>virtueller Patient: Die Anfälle hat das Programm simuliert, mit sechsdimensionalen Epileptoren in einer Zone und verrauschten Rhythmen anderswo; kein Mensch hat sie. Das Konnektom ist das gesunder Erwachsener (Hagmann et al. 2008, doi:10.1371/journal.pbio.0060159, CC BY 3.0) in 84 Regionen, mit den Fehlern einer Traktografie; die Implantation wurde aus den Positionen der Regionen erdacht. Die Zone ist bekannt und wird hier nicht genannt, damit sich ein Zwilling daran erproben lässt: Sie steht am Ende von resources/help/epilepsy_case/README.md.</translation>
    </message>
    <message>
        <source>virtual patient: seizures were simulated by the program, with six-dimensional Epileptors in a zone and noisy rhythms elsewhere; no person has them.</source>
        <translation>virtueller Patient: Die Anfälle hat das Programm simuliert, mit sechsdimensionalen Epileptoren in einer Zone und verrauschten Rhythmen anderswo; kein Mensch hat sie.</translation>
    </message>
    <message>
        <source>four spheres of MNE fitted to the head of fsaverage (radius {radius} mm), {said} dipoles at the centres of regions, average reference</source>
        <translation>vier Kugeln von MNE, an den Kopf von fsaverage angepasst (Radius {radius} mm), Dipole {said} in den Mittelpunkten der Regionen, Mittelwertreferenz</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>höher</translation>
    </message>
    <message>
        <source>FC RMSE</source>
        <translation>FC RMSE</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>niedriger</translation>
    </message>
    <message>
        <source>FCD KS</source>
        <translation>FCD KS</translation>
    </message>
    <message>
        <source>FCD W1</source>
        <translation>FCD W1</translation>
    </message>
    <message>
        <source>A plan leads the model to where no recording of this person was taken: its effects are extrapolations, their intervals those of the model&apos;s runs alone.</source>
        <translation>Ein Plan führt das Modell dorthin, wo von diesem Menschen keine Aufnahme gemacht wurde: Seine Wirkungen sind Extrapolationen, ihre Intervalle allein die der Läufe des Modells.</translation>
    </message>
    <message>
        <source>FC and spectra were shrunk toward those of these people</source>
        <translation>FC und Spektren wurden zu denen dieser Personen hin geschrumpft</translation>
    </message>
    <message>
        <source>FC is the Pearson correlation of region signals over a run; runs are averaged as Fisher z (|r| clipped at 0.999) and never joined. FC r correlates the upper triangles of two such matrices. FCD compares FC of windows of 60 s every 3 s with each other (Hansen et al. 2015, doi:10.1016/j.neuroimage.2014.11.001); KS is the largest distance of two distributions. Metastability is the standard deviation over time of the phase synchrony of all regions.</source>
        <translation>FC ist die Pearson-Korrelation der Signale von Regionen über einen Lauf; Läufe werden als Fisher-z gemittelt (|r| bei 0.999 begrenzt) und nie aneinandergehängt. FC r korreliert die oberen Dreiecke zweier solcher Matrizen. FCD vergleicht die FC von Fenstern von 60 s alle 3 s miteinander (Hansen et al. 2015, doi:10.1016/j.neuroimage.2014.11.001); KS ist der größte Abstand zweier Verteilungen. Metastabilität ist die Standardabweichung der Phasensynchronie aller Regionen über die Zeit.</translation>
    </message>
    <message>
        <source>Recorded signals</source>
        <translation>Aufgezeichnete Signale</translation>
    </message>
    <message>
        <source>As they were imported: neither filtered nor cleaned. Each channel is drawn in its own standard deviations; copied numbers are those of the file.</source>
        <translation>Wie sie importiert wurden: weder gefiltert noch bereinigt. Jeder Kanal ist in seinen eigenen Standardabweichungen gezeichnet; kopierte Zahlen sind die der Datei.</translation>
    </message>
    <message>
        <source>Not estimated.</source>
        <translation>Nicht geschätzt.</translation>
    </message>
    <message>
        <source>The imported file, whose hash the project keeps</source>
        <translation>Die importierte Datei, deren Hash das Projekt aufbewahrt</translation>
    </message>
    <message>
        <source>weights[target, source] and tract lengths in mm as they were imported, with the changes that Check and the history list.</source>
        <translation>weights[target, source] und Bahnlängen in mm, wie sie importiert wurden, mit den Änderungen, die „Prüfen“ und der Verlauf auflisten.</translation>
    </message>
    <message>
        <source>Check of the data</source>
        <translation>Prüfung der Daten</translation>
    </message>
    <message>
        <source>What the card says is computed anew from the data whenever they change; the picture shows the numbers that it was computed from, none left out.</source>
        <translation>Was die Karte sagt, wird neu aus den Daten berechnet, sobald diese sich ändern; das Bild zeigt die Zahlen, aus denen es berechnet wurde, ohne Auslassung.</translation>
    </message>
    <message>
        <source>Power et al. 2012, doi:10.1016/j.neuroimage.2011.10.018</source>
        <translation>Power et al. 2012, doi:10.1016/j.neuroimage.2011.10.018</translation>
    </message>
    <message>
        <source>Agreement with recordings</source>
        <translation>Übereinstimmung mit den Aufnahmen</translation>
    </message>
    <message>
        <source>FC is the Pearson correlation of region signals over a run; runs are averaged as Fisher z (|r| clipped at 0.999) and never joined. FC r correlates the upper triangles of two such matrices. FCD compares FC of windows of 60 s every 3 s with each other; KS is the largest distance of two distributions. Metastability is the standard deviation over time of the phase synchrony of all regions.</source>
        <translation>FC ist die Pearson-Korrelation der Signale von Regionen über einen Lauf; Läufe werden als Fisher-z gemittelt (|r| bei 0.999 gekappt) und nie aneinandergehängt. FC r korreliert die oberen Dreiecke zweier solcher Matrizen. FCD vergleicht die FC von Fenstern von 60 s alle 3 s miteinander; KS ist der größte Abstand zweier Verteilungen. Metastabilität ist die Standardabweichung der Phasensynchronie aller Regionen über die Zeit.</translation>
    </message>
    <message>
        <source>Friston 1994, doi:10.1002/hbm.460020107; Hansen et al. 2015, doi:10.1016/j.neuroimage.2014.11.001; Shanahan 2010, doi:10.1063/1.3305451</source>
        <translation>Friston 1994, doi:10.1002/hbm.460020107; Hansen et al. 2015, doi:10.1016/j.neuroimage.2014.11.001; Shanahan 2010, doi:10.1063/1.3305451</translation>
    </message>
    <message>
        <source>FC is the Pearson correlation of region signals over a run; runs are averaged as Fisher z (|r| clipped at 0.999) and never joined.</source>
        <translation>FC ist die Pearson-Korrelation der Signale von Regionen über einen Lauf; Läufe werden als Fisher-z gemittelt (|r| bei 0.999 gekappt) und nie aneinandergehängt.</translation>
    </message>
    <message>
        <source>Friston 1994, doi:10.1002/hbm.460020107</source>
        <translation>Friston 1994, doi:10.1002/hbm.460020107</translation>
    </message>
    <message>
        <source>Matrices</source>
        <translation>Matrizen</translation>
    </message>
    <message>
        <source>Structure: weights[target, source] as imported, or as the fit ended. FC is the Pearson correlation of region signals over a run; runs are averaged as Fisher z (|r| clipped at 0.999) and never joined. Difference: simulated minus measured.</source>
        <translation>Struktur: weights[target, source] wie importiert oder wie am Ende der Anpassung. FC ist die Pearson-Korrelation der Signale von Regionen über einen Lauf; Läufe werden als Fisher-z gemittelt (|r| bei 0.999 gekappt) und nie aneinandergehängt. Differenz: simuliert minus gemessen.</translation>
    </message>
    <message>
        <source>Values on the brain</source>
        <translation>Werte auf dem Gehirn</translation>
    </message>
    <message>
        <source>A region has the colour and size of the value that the head of the picture names; values are those of the other panels, nothing is smoothed.</source>
        <translation>Eine Region hat Farbe und Größe nach dem Wert, den der Kopf des Bildes nennt; die Werte sind die der anderen Bereiche, nichts ist geglättet.</translation>
    </message>
    <message>
        <source>That of the value in its own panel.</source>
        <translation>Das des Wertes in seinem eigenen Bereich.</translation>
    </message>
    <message>
        <source>That of the value in its own panel</source>
        <translation>Die des Wertes in seinem eigenen Bereich</translation>
    </message>
    <message>
        <source>Recorded signals as they were imported; simulated ones are free runs of the twin through the recording&apos;s sampling and filters, never led by data.</source>
        <translation>Aufgezeichnete Signale, wie sie importiert wurden; die simulierten sind freie Läufe des Zwillings durch Abtastung und Filter der Aufnahme, nie von Daten geführt.</translation>
    </message>
    <message>
        <source>One run is one draw of the noise; no interval.</source>
        <translation>Ein Lauf ist eine Ziehung des Rauschens; kein Intervall.</translation>
    </message>
    <message>
        <source>Deco et al. 2017, doi:10.1038/s41598-017-03073-5</source>
        <translation>Deco et al. 2017, doi:10.1038/s41598-017-03073-5</translation>
    </message>
    <message>
        <source>Power spectrum</source>
        <translation>Leistungsdichtespektrum</translation>
    </message>
    <message>
        <source>Welch&apos;s periodogram of every region, averaged over runs; the twin&apos;s is the mean over its free runs.</source>
        <translation>Periodogramm nach Welch jeder Region, über Läufe gemittelt; das des Zwillings ist das Mittel über seine freien Läufe.</translation>
    </message>
    <message>
        <source>Welch 1967, doi:10.1109/TAU.1967.1161901</source>
        <translation>Welch 1967, doi:10.1109/TAU.1967.1161901</translation>
    </message>
    <message>
        <source>FC over time</source>
        <translation>FC über die Zeit</translation>
    </message>
    <message>
        <source>FCD compares FC of windows of 60 s every 3 s with each other; KS is the largest distance of two distributions.</source>
        <translation>FCD vergleicht die FC von Fenstern von 60 s alle 3 s miteinander; KS ist der größte Abstand zweier Verteilungen.</translation>
    </message>
    <message>
        <source>Hansen et al. 2015, doi:10.1016/j.neuroimage.2014.11.001</source>
        <translation>Hansen et al. 2015, doi:10.1016/j.neuroimage.2014.11.001</translation>
    </message>
    <message>
        <source>Where the fit ended: the smallest loss with its penalties.</source>
        <translation>Wo die Anpassung endete: der kleinste Verlust mit seinen Strafen.</translation>
    </message>
    <message>
        <source>{method}. Where none is shown: not estimated.</source>
        <translation>{method}. Wo keines gezeigt wird: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Chen et al. 2018, arXiv:1806.07366; MacKay 1992, doi:10.1162/neco.1992.4.3.448</source>
        <translation>Chen et al. 2018, arXiv:1806.07366; MacKay 1992, doi:10.1162/neco.1992.4.3.448</translation>
    </message>
    <message>
        <source>Comparison of twins</source>
        <translation>Vergleich von Zwillingen</translation>
    </message>
    <message>
        <source>Every twin is run freely and judged by the same recording, metric by metric; places are averaged. Ceiling, floor and nulls are judged in the same way.</source>
        <translation>Jeder Zwilling läuft frei und wird an derselben Aufnahme beurteilt, Metrik für Metrik; die Plätze werden gemittelt. Obergrenze, Untergrenze und Nullmodelle werden ebenso beurteilt.</translation>
    </message>
    <message>
        <source>Between seeds only where an interval is shown.</source>
        <translation>Zwischen Startwerten, nur wo ein Intervall gezeigt wird.</translation>
    </message>
    <message>
        <source>Hansen et al. 2015, doi:10.1016/j.neuroimage.2014.11.001; Deco et al. 2017, doi:10.1038/s41598-017-03073-5</source>
        <translation>Hansen et al. 2015, doi:10.1016/j.neuroimage.2014.11.001; Deco et al. 2017, doi:10.1038/s41598-017-03073-5</translation>
    </message>
    <message>
        <source>What explains the agreement</source>
        <translation>Was die Übereinstimmung erklärt</translation>
    </message>
    <message>
        <source>Parts: change of a metric when the twin is run without a part, all else and the noise the same. Parameters: first order of the linear theory, one standard deviation of what the bounds allow.</source>
        <translation>Teile: Änderung einer Metrik, wenn der Zwilling ohne einen Teil läuft, bei sonst gleichem Modell und gleichem Rauschen. Parameter: erste Ordnung der linearen Theorie, eine Standardabweichung dessen, was die Grenzen erlauben.</translation>
    </message>
    <message>
        <source>95 % over noise seeds where it is shown.</source>
        <translation>95 % über Startwerte des Rauschens, wo es gezeigt wird.</translation>
    </message>
    <message>
        <source>Covert et al. 2021, arXiv:2011.14878</source>
        <translation>Covert et al. 2021, arXiv:2011.14878</translation>
    </message>
    <message>
        <source>Error variance over the variance of the signal, mean over regions, from the filtered state; persistence, AR and VAR learn from what the twin was fitted to.</source>
        <translation>Fehlervarianz durch Varianz des Signals, Mittel über Regionen, vom gefilterten Zustand aus; Persistenz, AR und VAR lernen aus dem, woran der Zwilling angepasst wurde.</translation>
    </message>
    <message>
        <source>95 % over starts.</source>
        <translation>95 % über Startpunkte.</translation>
    </message>
    <message>
        <source>Lütkepohl 2005, doi:10.1007/978-3-540-27752-1</source>
        <translation>Lütkepohl 2005, doi:10.1007/978-3-540-27752-1</translation>
    </message>
    <message>
        <source>Leading eigenvectors of phase coherence, clustered by k-means; simulated states are matched to measured ones by |cosine|.</source>
        <translation>Führende Eigenvektoren der Phasenkohärenz, mit k-Means gruppiert; simulierte Zustände werden gemessenen nach |Kosinus| zugeordnet.</translation>
    </message>
    <message>
        <source>Middle 95 % of single simulated runs.</source>
        <translation>Mittlere 95 % einzelner simulierter Läufe.</translation>
    </message>
    <message>
        <source>Cabral et al. 2017, doi:10.1038/s41598-017-05425-7</source>
        <translation>Cabral et al. 2017, doi:10.1038/s41598-017-05425-7</translation>
    </message>
    <message>
        <source>The twin as a dynamical system</source>
        <translation>Der Zwilling als dynamisches System</translation>
    </message>
    <message>
        <source>Equations of one region with its fitted values, input of the others held: fixed points by Newton&apos;s method, branches by pseudo-arclength continuation; modes are eigenvectors of the linearised network.</source>
        <translation>Gleichungen einer Region mit ihren angepassten Werten, der Eingang der anderen festgehalten: Fixpunkte mit dem Newton-Verfahren, Äste durch Fortsetzung nach der Pseudobogenlänge; Moden sind Eigenvektoren des linearisierten Netzes.</translation>
    </message>
    <message>
        <source>Of fitted values: see Parameters. Of the pictures: not estimated.</source>
        <translation>Von angepassten Werten: siehe Parameter. Von den Bildern: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Kuznetsov 2004, doi:10.1007/978-1-4757-3978-7</source>
        <translation>Kuznetsov 2004, doi:10.1007/978-1-4757-3978-7</translation>
    </message>
    <message>
        <source>The coupling turned</source>
        <translation>Veränderte globale Kopplung</translation>
    </message>
    <message>
        <source>Global coupling, and beside it what stands for the balance of excitation and inhibition, are multiplied; every point is free runs of the twin with the same noise. Growth is the largest real part of the network&apos;s eigenvalues.</source>
        <translation>Die globale Kopplung und daneben das, was für das Gleichgewicht von Erregung und Hemmung steht, werden vervielfacht; jeder Punkt sind freie Läufe des Zwillings mit demselben Rauschen. Wachstum ist der größte Realteil der Eigenwerte des Netzes.</translation>
    </message>
    <message>
        <source>90 % of the mean over runs; of growth and of the recording: not estimated.</source>
        <translation>90 % des Mittels über Läufe; von Wachstum und Aufnahme: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Deco et al. 2013, doi:10.1523/JNEUROSCI.1091-13.2013</source>
        <translation>Deco et al. 2013, doi:10.1523/JNEUROSCI.1091-13.2013</translation>
    </message>
    <message>
        <source>The space that the twin moves in</source>
        <translation>Der Raum, in dem sich der Zwilling bewegt</translation>
    </message>
    <message>
        <source>Principal axes of standardised signals. Directions filled: participation ratio of their variances; overlap: mean squared cosine of principal angles.</source>
        <translation>Hauptachsen standardisierter Signale. Gefüllte Richtungen: Partizipationsverhältnis ihrer Varianzen; Überlappung: mittlerer quadrierter Kosinus der Hauptwinkel.</translation>
    </message>
    <message>
        <source>90 % of single runs; not estimated where there are fewer than four.</source>
        <translation>90 % einzelner Läufe; nicht geschätzt, wo es weniger als vier sind.</translation>
    </message>
    <message>
        <source>Gao et al. 2017, doi:10.1101/214262; Björck and Golub 1973, doi:10.2307/2005662</source>
        <translation>Gao et al. 2017, doi:10.1101/214262; Björck und Golub 1973, doi:10.2307/2005662</translation>
    </message>
    <message>
        <source>Responses to pulses</source>
        <translation>Antworten auf Pulse</translation>
    </message>
    <message>
        <source>Every region in turn gets a pulse of one time step, three standard deviations of its own activity in area; the same noise runs without it. Shown is the mean difference per area: the impulse response, where the network is linear.</source>
        <translation>Jede Region bekommt der Reihe nach einen Puls von einem Zeitschritt, mit einer Fläche von drei Standardabweichungen ihrer eigenen Aktivität; dasselbe Rauschen läuft ohne ihn. Gezeigt ist die mittlere Differenz je Fläche: die Impulsantwort, wo das Netz linear ist.</translation>
    </message>
    <message>
        <source>90 % over runs; the twin&apos;s own uncertainty is not in them.</source>
        <translation>90 % über Läufe; die eigene Unsicherheit des Zwillings steckt nicht darin.</translation>
    </message>
    <message>
        <source>Massimini et al. 2005, doi:10.1126/science.1117256</source>
        <translation>Massimini et al. 2005, doi:10.1126/science.1117256</translation>
    </message>
    <message>
        <source>Inversion from many starts, refits to disturbed data, and singular values of the sensitivity scaled by prior spread and noise of the features.</source>
        <translation>Umkehrung von vielen Startpunkten, erneute Anpassungen an gestörte Daten und Singulärwerte der Empfindlichkeit, skaliert nach Prior-Streuung und Rauschen der Merkmale.</translation>
    </message>
    <message>
        <source>Profile likelihood: 90 %, where it rises by 2.71.</source>
        <translation>Profil-Likelihood: 90 %, wo sie um 2.71 steigt.</translation>
    </message>
    <message>
        <source>Gutenkunst et al. 2007, doi:10.1371/journal.pcbi.0030189; Raue et al. 2009, doi:10.1093/bioinformatics/btp358</source>
        <translation>Gutenkunst et al. 2007, doi:10.1371/journal.pcbi.0030189; Raue et al. 2009, doi:10.1093/bioinformatics/btp358</translation>
    </message>
    <message>
        <source>Where seizures may begin, and how they spread</source>
        <translation>Wo Anfälle beginnen können und wie sie sich ausbreiten</translation>
    </message>
    <message>
        <source>A network of two-dimensional Epileptors is fitted to rises of log power at contacts from many starts; zone: share of posterior draws in which a region lies above its own threshold. Regions without a contact within 15 mm are not sampled. SOZ and resection: shares of regions.</source>
        <translation>Ein Netz zweidimensionaler Epileptoren wird von vielen Startpunkten an Anstiege der logarithmierten Leistung an Kontakten angepasst; Zone: Anteil der Posterior-Ziehungen, in denen eine Region über ihrer eigenen Schwelle liegt. Regionen ohne Kontakt innerhalb von 15 mm sind nicht erfasst. SOZ und Resektion: Anteile von Regionen.</translation>
    </message>
    <message>
        <source>90 % over draws of an ensemble; of shares of regions Wilson&apos;s 95 %; of simulated rises and of the variance they explain: not estimated.</source>
        <translation>90 % über Ziehungen eines Ensembles; von Anteilen von Regionen 95 % nach Wilson; von simulierten Anstiegen und der Varianz, die sie erklären: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Hashemi et al. 2020, doi:10.1016/j.neuroimage.2020.116839</source>
        <translation>Hashemi et al. 2020, doi:10.1016/j.neuroimage.2020.116839</translation>
    </message>
    <message>
        <source>Seizures under a plan, and sets that a search tried</source>
        <translation>Anfälle unter einem Plan und Mengen, die eine Suche erprobt hat</translation>
    </message>
    <message>
        <source>The same posterior draws are run with and without the plan: likelihood is the share of runs in which a region that is left seizes. Cost: connection strength lost. Sets: gradients of a relaxed model, then greedy steps.</source>
        <translation>Dieselben Posterior-Ziehungen laufen mit dem Plan und ohne ihn: Die Wahrscheinlichkeit ist der Anteil der Läufe, in denen eine verbleibende Region in einen Anfall gerät. Kosten: verlorene Verbindungsstärke. Mengen: Gradienten eines relaxierten Modells, dann gierige Schritte.</translation>
    </message>
    <message>
        <source>90 % over fits and draws; of costs: not estimated.</source>
        <translation>90 % über Anpassungen und Ziehungen; von Kosten: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Proix et al. 2017, doi:10.1093/brain/awx004; Olmi et al. 2019, doi:10.1371/journal.pcbi.1006805</source>
        <translation>Proix et al. 2017, doi:10.1093/brain/awx004; Olmi et al. 2019, doi:10.1371/journal.pcbi.1006805</translation>
    </message>
    <message>
        <source>A seizure as signals</source>
        <translation>Ein Anfall als Signale</translation>
    </message>
    <message>
        <source>Six-dimensional Epileptors in the regions that take part, noise-driven rhythms elsewhere, with x0, K and tau0 of one posterior draw; their slow equations are those of the twin. Regions are started so that they begin when the twin says. Contacts: potentials weighted by square roots of the gains of power, above 0.5 Hz, without a unit.</source>
        <translation>Sechsdimensionale Epileptoren in den beteiligten Regionen, vom Rauschen getriebene Rhythmen anderswo, mit x0, K und tau0 einer Posterior-Ziehung; ihre langsamen Gleichungen sind die des Zwillings. Regionen werden so gestartet, dass sie beginnen, wann der Zwilling es sagt. Kontakte: Potentiale, gewichtet mit den Wurzeln der Leistungsverstärkungen, über 0.5 Hz, ohne Einheit.</translation>
    </message>
    <message>
        <source>Of the twin&apos;s onsets: 90 % over draws; of the signals, the onsets and the length of this run: not estimated.</source>
        <translation>Von den Anfallsbeginnen des Zwillings: 90 % über Ziehungen; von den Signalen, den Beginnen und der Länge dieses Laufs: nicht geschätzt.</translation>
    </message>
    <message>
        <source>Jirsa et al. 2014, doi:10.1093/brain/awu133; Proix et al. 2014, doi:10.1523/JNEUROSCI.1570-14.2014</source>
        <translation>Jirsa et al. 2014, doi:10.1093/brain/awu133; Proix et al. 2014, doi:10.1523/JNEUROSCI.1570-14.2014</translation>
    </message>
    <message>
        <source>Stimulation in closed loop, on the seizure twin</source>
        <translation>Stimulation im Regelkreis, am Anfallszwilling</translation>
    </message>
    <message>
        <source>The Epileptors of the full seizure, without delays of tracts, with noise in every region. A controller hears the mean of what is sensed, late and with jitter; stimulation is added to I_1 where it is stimulated, within limits of size and rate. Controllers are tuned on runs of their own, to leave a quarter of the time in a seizure; all meet the same noise. Triggers look back only; thresholds are medians in runs of training, in and out of seizures, of an early-warning sign in the 2 s before them. Energy: mean square of stimulation.</source>
        <translation>Die Epileptoren des vollen Anfalls, ohne Laufzeiten der Bahnen, mit Rauschen in jeder Region. Ein Regler hört den Mittelwert des Gemessenen, verspätet und mit Jitter; Stimulation wird dort, wo stimuliert wird, zu I_1 addiert, innerhalb von Grenzen für Größe und Änderung. Regler werden an eigenen Läufen so eingestellt, dass ein Viertel der Zeit im Anfall bleibt; alle begegnen demselben Rauschen. Auslöser schauen nur zurück; Schwellen sind Mediane in Trainingsläufen, im Anfall und außerhalb, eines Frühwarnzeichens in den 2 s davor. Energie: mittleres Quadrat der Stimulation.</translation>
    </message>
    <message>
        <source>95 % of means, runs of different noise drawn again, all of one posterior draw.</source>
        <translation>95 % der Mittelwerte, Läufe mit verschiedenem Rauschen wieder gezogen, alle von einer Posterior-Ziehung.</translation>
    </message>
    <message>
        <source>Jirsa et al. 2014, doi:10.1093/brain/awu133; Korda and Mezic 2018, doi:10.1016/j.automatica.2018.03.046; Scheffer et al. 2009, doi:10.1038/nature08227</source>
        <translation>Jirsa et al. 2014, doi:10.1093/brain/awu133; Korda and Mezic 2018, doi:10.1016/j.automatica.2018.03.046; Scheffer et al. 2009, doi:10.1038/nature08227</translation>
    </message>
    <message>
        <source>Spectra and coupling of channels</source>
        <translation>Spektren und Kopplung von Kanälen</translation>
    </message>
    <message>
        <source>Cross spectra of the channels by Welch&apos;s method; the twin&apos;s are means over free runs through its lead field.</source>
        <translation>Kreuzspektren der Kanäle nach Welch; die des Zwillings sind Mittel über freie Läufe durch sein Leitfeld.</translation>
    </message>
    <message>
        <source>Welch 1967, doi:10.1109/TAU.1967.1161901; Nolte et al. 2004, doi:10.1016/j.clinph.2004.04.029</source>
        <translation>Welch 1967, doi:10.1109/TAU.1967.1161901; Nolte et al. 2004, doi:10.1016/j.clinph.2004.04.029</translation>
    </message>
    <message>
        <source>Facts about the selection</source>
        <translation>Fakten zur Auswahl</translation>
    </message>
    <message>
        <source>Values of the fit, and means of FC of the selected regions with all others.</source>
        <translation>Werte der Anpassung und Mittel der FC der ausgewählten Regionen mit allen anderen.</translation>
    </message>
    <message>
        <source>Friston 1994, doi:10.1002/hbm.460020107; MacKay 1992, doi:10.1162/neco.1992.4.3.448</source>
        <translation>Friston 1994, doi:10.1002/hbm.460020107; MacKay 1992, doi:10.1162/neco.1992.4.3.448</translation>
    </message>
    <message>
        <source>Connectivity under the plan</source>
        <translation>Konnektivität unter dem Plan</translation>
    </message>
    <message>
        <source>FC is the Pearson correlation of region signals over a run; runs are averaged as Fisher z (|r| clipped at 0.999) and never joined. The difference is paired: same noise with and without the plan.</source>
        <translation>FC ist die Pearson-Korrelation der Signale von Regionen über einen Lauf; Läufe werden als Fisher-z gemittelt (|r| bei 0.999 gekappt) und nie aneinandergehängt. Die Differenz ist gepaart: dasselbe Rauschen mit dem Plan und ohne ihn.</translation>
    </message>
    <message>
        <source>Drawn where the difference is larger than its noise. Middle 95 % of single paired runs over noise seeds; not of their mean.</source>
        <translation>Gezeichnet, wo die Differenz größer ist als ihr Rauschen. Mittlere 95 % einzelner gepaarter Läufe über Startwerte des Rauschens; nicht ihres Mittels.</translation>
    </message>
    <message>
        <source>Alstott et al. 2009, doi:10.1371/journal.pcbi.1000408; Glasserman and Yao 1992, doi:10.1287/mnsc.38.6.884</source>
        <translation>Alstott et al. 2009, doi:10.1371/journal.pcbi.1000408; Glasserman und Yao 1992, doi:10.1287/mnsc.38.6.884</translation>
    </message>
    <message>
        <source>Course of the stimulus</source>
        <translation>Verlauf des Reizes</translation>
    </message>
    <message>
        <source>As it was typed: amplitude over time, added to the first state of the target. Spectrum: discrete Fourier transform of the mean over each step of the model.</source>
        <translation>Wie eingegeben: Amplitude über die Zeit, zum ersten Zustand des Ziels addiert. Spektrum: diskrete Fourier-Transformation des Mittels über jeden Schritt des Modells.</translation>
    </message>
    <message>
        <source>Exact; how strongly a brain answers is not known from rest.</source>
        <translation>Exakt; wie stark ein Gehirn antwortet, ist aus der Ruhe nicht bekannt.</translation>
    </message>
    <message>
        <source>Muldoon et al. 2016, doi:10.1371/journal.pcbi.1005076</source>
        <translation>Muldoon et al. 2016, doi:10.1371/journal.pcbi.1005076</translation>
    </message>
    <message>
        <source>Effects of the plan</source>
        <translation>Wirkungen des Plans</translation>
    </message>
    <message>
        <source>The plan edits a copy of the twin; every run has a twin run with the same noise. The effect is the mean of the differences.</source>
        <translation>Der Plan ändert eine Kopie des Zwillings; jeder Lauf hat einen Zwillingslauf mit demselben Rauschen. Die Wirkung ist das Mittel der Differenzen.</translation>
    </message>
    <message>
        <source>Glasserman and Yao 1992, doi:10.1287/mnsc.38.6.884</source>
        <translation>Glasserman und Yao 1992, doi:10.1287/mnsc.38.6.884</translation>
    </message>
    <message>
        <source>Effect over amplitude and frequency</source>
        <translation>Wirkung über Amplitude und Frequenz</translation>
    </message>
    <message>
        <source>The plan edits a copy of the twin; every run has a twin run with the same noise. The effect is the mean of the differences. One cell, one plan.</source>
        <translation>Der Plan ändert eine Kopie des Zwillings; jeder Lauf hat einen Zwillingslauf mit demselben Rauschen. Die Wirkung ist das Mittel der Differenzen. Eine Zelle, ein Plan.</translation>
    </message>
    <message>
        <source>A ring marks cells whose interval holds 0. Middle 95 % of single paired runs over noise seeds; not of their mean.</source>
        <translation>Ein Ring markiert Zellen, deren Intervall 0 enthält. Mittlere 95 % einzelner gepaarter Läufe über Startwerte des Rauschens; nicht ihres Mittels.</translation>
    </message>
    <message>
        <source>Where, when and how to stimulate</source>
        <translation>Wo, wann und wie zu stimulieren ist</translation>
    </message>
    <message>
        <source>Jones et al. 1998, doi:10.1023/A:1008306431147</source>
        <translation>Jones et al. 1998, doi:10.1023/A:1008306431147</translation>
    </message>
    <message>
        <source>Complexity of the response to a pulse</source>
        <translation>Komplexität der Antwort auf einen Puls</translation>
    </message>
    <message>
        <source>A pulse of 30 standard deviations in area to one region, in many runs; the same noise runs without it. PCI: Lempel-Ziv words of the pattern of significant activity over regions and time, over those of coins of the same bias. PCIst: changes of state of principal components beyond 1.2 times those before the pulse.</source>
        <translation>Ein Puls von 30 Standardabweichungen Fläche auf eine Region, in vielen Läufen; dasselbe Rauschen läuft ohne ihn. PCI: Lempel-Ziv-Wörter des Musters signifikanter Aktivität über Regionen und Zeit, geteilt durch die von Münzen gleicher Neigung. PCIst: Zustandswechsel von Hauptkomponenten über das 1,2-Fache derer vor dem Puls hinaus.</translation>
    </message>
    <message>
        <source>90 % of sets of runs, not of their mean. The twin&apos;s own uncertainty is not in it.</source>
        <translation>90 % von Gruppen von Läufen, nicht ihres Mittels. Die Unsicherheit des Zwillings selbst ist nicht darin.</translation>
    </message>
    <message>
        <source>Casali et al. 2013, doi:10.1126/scitranslmed.3006294; Comolatti et al. 2019, doi:10.1016/j.brs.2019.05.013</source>
        <translation>Casali et al. 2013, doi:10.1126/scitranslmed.3006294; Comolatti et al. 2019, doi:10.1016/j.brs.2019.05.013</translation>
    </message>
    <message>
        <source>Entrainment by a sine</source>
        <translation>Mitnahme durch einen Sinus</translation>
    </message>
    <message>
        <source>The region runs in its network with its noise, and a sine is given to it alone. Phase-locking value: length of the mean vector of its phase less that of the sine; it follows where its interval lies above that without the sine.</source>
        <translation>Die Region läuft in ihrem Netz mit ihrem Rauschen, und nur sie bekommt einen Sinus. Phasenkopplung: Länge des mittleren Vektors ihrer Phase abzüglich der des Sinus; sie folgt, wo ihr Intervall über dem ohne Sinus liegt.</translation>
    </message>
    <message>
        <source>90 % of the mean over noise seeds. The twin&apos;s own uncertainty is not in it.</source>
        <translation>90 % des Mittels über Startwerte des Rauschens. Die Unsicherheit des Zwillings selbst ist nicht darin.</translation>
    </message>
    <message>
        <source>Pikovsky, Rosenblum and Kurths 2001, doi:10.1017/CBO9780511755743</source>
        <translation>Pikovsky, Rosenblum und Kurths 2001, doi:10.1017/CBO9780511755743</translation>
    </message>
    <message>
        <source>Response by phase</source>
        <translation>Antwort je nach Phase</translation>
    </message>
    <message>
        <source>A pulse to the region, against the same noise without it, after half of the time in which the region by itself would fade to 1/e; runs are sorted by the phase that the pulse met, the angle of the region&apos;s two states.</source>
        <translation>Ein Puls auf die Region, gegen dasselbe Rauschen ohne ihn, nach der Hälfte der Zeit, in der die Region allein auf 1/e abklänge; Läufe sind nach der Phase sortiert, die der Puls traf, dem Winkel der zwei Zustände der Region.</translation>
    </message>
    <message>
        <source>90 % of the mean over runs of a phase. The twin&apos;s own uncertainty is not in it.</source>
        <translation>90 % des Mittels über die Läufe einer Phase. Die Unsicherheit des Zwillings selbst ist nicht darin.</translation>
    </message>
    <message>
        <source>Ermentrout and Terman 2010, doi:10.1007/978-0-387-87708-2</source>
        <translation>Ermentrout und Terman 2010, doi:10.1007/978-0-387-87708-2</translation>
    </message>
    <message>
        <source>Dose of a stimulus</source>
        <translation>Dosis eines Reizes</translation>
    </message>
    <message>
        <source>Area of the input over time and regions, in units of the model&apos;s first state.</source>
        <translation>Fläche des Eingangs über Zeit und Regionen, in Einheiten des ersten Zustands des Modells.</translation>
    </message>
    <message>
        <source>Exact; no charge, for there is no electrode model.</source>
        <translation>Exakt; keine Ladung, denn es gibt kein Elektrodenmodell.</translation>
    </message>
    <message>
        <source>Numbers of a fit on its way</source>
        <translation>Zahlen einer laufenden Anpassung</translation>
    </message>
    <message>
        <source>Weighted sum of the losses, each in units of the recording&apos;s own run-to-run difference: 1 means as different as two parts of the recording. Agreement while it runs is that of the linear theory; the finished twin is judged by free runs.</source>
        <translation>Gewichtete Summe der Verluste, jeder in Einheiten des Unterschieds zwischen Läufen der Aufnahme selbst: 1 heißt so verschieden wie zwei Teile der Aufnahme. Die Übereinstimmung während des Laufens ist die der linearen Theorie; der fertige Zwilling wird an freien Läufen beurteilt.</translation>
    </message>
    <message>
        <source>Chen et al. 2018, arXiv:1806.07366</source>
        <translation>Chen et al. 2018, arXiv:1806.07366</translation>
    </message>
    <message>
        <source>Weighted sum of the losses, each in units of the recording&apos;s own run-to-run difference: 1 means as different as two parts of the recording.</source>
        <translation>Gewichtete Summe der Verluste, jeder in Einheiten des Unterschieds zwischen Läufen der Aufnahme selbst: 1 heißt so verschieden wie zwei Teile der Aufnahme.</translation>
    </message>
    <message>
        <source>Regional values during the fit</source>
        <translation>Regionale Werte während der Anpassung</translation>
    </message>
    <message>
        <source>Mean over the regions of a lobe at every step that was shown; band: middle half of the regions.</source>
        <translation>Mittel über die Regionen eines Lappens bei jedem gezeigten Schritt; Band: mittlere Hälfte der Regionen.</translation>
    </message>
    <message>
        <source>The band is a spread over regions, no uncertainty, which is not estimated.</source>
        <translation>Das Band ist eine Streuung über Regionen, keine Unsicherheit; diese ist nicht geschätzt.</translation>
    </message>
    <message>
        <source>strength of the input that regions send each other</source>
        <translation>Stärke des Eingangs, den Regionen einander senden</translation>
    </message>
    <message>
        <source>below 0 noise decays, above 0 the region oscillates by itself</source>
        <translation>unter 0 klingt Rauschen ab, über 0 oszilliert die Region von selbst</translation>
    </message>
    <message>
        <source>the region&apos;s own frequency</source>
        <translation>die eigene Frequenz der Region</translation>
    </message>
    <message>
        <source>amplitude of the noise that drives the region</source>
        <translation>Amplitude des Rauschens, das die Region treibt</translation>
    </message>
    <message>
        <source>Montbrio-Pazo-Roxin mean field</source>
        <translation>Mean-Field nach Montbrió, Pazó und Roxin</translation>
    </message>
    <message>
        <source>strength of the input that regions send each other; weights / max</source>
        <translation>Stärke des Eingangs, den Regionen einander senden; Gewichte / Maximum</translation>
    </message>
    <message>
        <source>time constant of the cell membrane; 1 is 10 ms</source>
        <translation>Zeitkonstante der Zellmembran; 1 sind 10 ms</translation>
    </message>
    <message>
        <source>how much cells of the region differ in excitability</source>
        <translation>wie sehr sich Zellen der Region in der Erregbarkeit unterscheiden</translation>
    </message>
    <message>
        <source>strength of the synapses within the region</source>
        <translation>Stärke der Synapsen innerhalb der Region</translation>
    </message>
    <message>
        <source>mean excitability of the cells</source>
        <translation>mittlere Erregbarkeit der Zellen</translation>
    </message>
    <message>
        <source>how much synapses within the region differ in strength</source>
        <translation>wie sehr sich Synapsen innerhalb der Region in der Stärke unterscheiden</translation>
    </message>
    <message>
        <source>share of the input that comes from firing rates of others</source>
        <translation>Anteil des Eingangs, der aus den Feuerraten anderer kommt</translation>
    </message>
    <message>
        <source>share of the input that comes from potentials of others</source>
        <translation>Anteil des Eingangs, der aus den Potentialen anderer kommt</translation>
    </message>
    <message>
        <source>constant current into the cells</source>
        <translation>konstanter Strom in die Zellen</translation>
    </message>
    <message>
        <source>amplitude of the noise on r; on V it is sqrt(2) times larger</source>
        <translation>Amplitude des Rauschens auf r; auf V ist sie sqrt(2)-mal größer</translation>
    </message>
    <message>
        <source>Wilson-Cowan</source>
        <translation>Wilson-Cowan</translation>
    </message>
    <message>
        <source>how strongly excitatory cells drive each other</source>
        <translation>wie stark erregende Zellen einander treiben</translation>
    </message>
    <message>
        <source>how strongly inhibitory cells brake excitatory ones</source>
        <translation>wie stark hemmende Zellen erregende bremsen</translation>
    </message>
    <message>
        <source>how strongly excitatory cells drive inhibitory ones</source>
        <translation>wie stark erregende Zellen hemmende treiben</translation>
    </message>
    <message>
        <source>how strongly inhibitory cells brake each other</source>
        <translation>wie stark hemmende Zellen einander bremsen</translation>
    </message>
    <message>
        <source>time constant of the excitatory cells</source>
        <translation>Zeitkonstante der erregenden Zellen</translation>
    </message>
    <message>
        <source>time constant of the inhibitory cells</source>
        <translation>Zeitkonstante der hemmenden Zellen</translation>
    </message>
    <message>
        <source>how abruptly excitatory cells respond to input</source>
        <translation>wie steil erregende Zellen auf Eingang antworten</translation>
    </message>
    <message>
        <source>how abruptly inhibitory cells respond to input</source>
        <translation>wie steil hemmende Zellen auf Eingang antworten</translation>
    </message>
    <message>
        <source>input at which the excitatory response is steepest</source>
        <translation>Eingang, bei dem die erregende Antwort am steilsten ist</translation>
    </message>
    <message>
        <source>input at which the inhibitory response is steepest</source>
        <translation>Eingang, bei dem die hemmende Antwort am steilsten ist</translation>
    </message>
    <message>
        <source>largest response of excitatory cells</source>
        <translation>größte Antwort der erregenden Zellen</translation>
    </message>
    <message>
        <source>largest response of inhibitory cells</source>
        <translation>größte Antwort der hemmenden Zellen</translation>
    </message>
    <message>
        <source>threshold of excitatory cells</source>
        <translation>Schwelle der erregenden Zellen</translation>
    </message>
    <message>
        <source>threshold of inhibitory cells</source>
        <translation>Schwelle der hemmenden Zellen</translation>
    </message>
    <message>
        <source>gain on all input of excitatory cells</source>
        <translation>Verstärkung allen Eingangs der erregenden Zellen</translation>
    </message>
    <message>
        <source>gain on all input of inhibitory cells</source>
        <translation>Verstärkung allen Eingangs der hemmenden Zellen</translation>
    </message>
    <message>
        <source>share of excitatory cells that can respond</source>
        <translation>Anteil der erregenden Zellen, die antworten können</translation>
    </message>
    <message>
        <source>share of inhibitory cells that can respond</source>
        <translation>Anteil der hemmenden Zellen, die antworten können</translation>
    </message>
    <message>
        <source>how much firing keeps excitatory cells from responding</source>
        <translation>wie sehr Feuern erregende Zellen am Antworten hindert</translation>
    </message>
    <message>
        <source>how much firing keeps inhibitory cells from responding</source>
        <translation>wie sehr Feuern hemmende Zellen am Antworten hindert</translation>
    </message>
    <message>
        <source>constant drive of excitatory cells from outside</source>
        <translation>konstanter Antrieb der erregenden Zellen von außen</translation>
    </message>
    <message>
        <source>constant drive of inhibitory cells from outside</source>
        <translation>konstanter Antrieb der hemmenden Zellen von außen</translation>
    </message>
    <message>
        <source>1: a region without input is silent; 0: plain responses</source>
        <translation>1: eine Region ohne Eingang ist still; 0: einfache Antworten</translation>
    </message>
    <message>
        <source>amplitude of the noise that drives both populations</source>
        <translation>Amplitude des Rauschens, das beide Populationen treibt</translation>
    </message>
    <message>
        <source>Jansen-Rit</source>
        <translation>Jansen-Rit</translation>
    </message>
    <message>
        <source>strength of the input that regions send each other; weights / max; for additive coupling about 0.001</source>
        <translation>Stärke des Eingangs, den Regionen einander senden; Gewichte / Maximum; bei additiver Kopplung etwa 0.001</translation>
    </message>
    <message>
        <source>height of the excitatory response to one input</source>
        <translation>Höhe der erregenden Antwort auf einen Eingang</translation>
    </message>
    <message>
        <source>height of the inhibitory response to one input</source>
        <translation>Höhe der hemmenden Antwort auf einen Eingang</translation>
    </message>
    <message>
        <source>speed of the excitatory response</source>
        <translation>Geschwindigkeit der erregenden Antwort</translation>
    </message>
    <message>
        <source>speed of the inhibitory response</source>
        <translation>Geschwindigkeit der hemmenden Antwort</translation>
    </message>
    <message>
        <source>potential at which half of the cells fire</source>
        <translation>Potential, bei dem die Hälfte der Zellen feuert</translation>
    </message>
    <message>
        <source>half of the largest firing rate</source>
        <translation>Hälfte der größten Feuerrate</translation>
    </message>
    <message>
        <source>how abruptly cells begin to fire</source>
        <translation>wie steil Zellen zu feuern beginnen</translation>
    </message>
    <message>
        <source>number of synapses between the populations (C in the paper)</source>
        <translation>Zahl der Synapsen zwischen den Populationen (C in der Arbeit)</translation>
    </message>
    <message>
        <source>share of synapses from pyramidal to excitatory cells</source>
        <translation>Anteil der Synapsen von Pyramidenzellen zu erregenden Zellen</translation>
    </message>
    <message>
        <source>share of synapses from excitatory to pyramidal cells</source>
        <translation>Anteil der Synapsen von erregenden Zellen zu Pyramidenzellen</translation>
    </message>
    <message>
        <source>share of synapses from pyramidal to inhibitory cells</source>
        <translation>Anteil der Synapsen von Pyramidenzellen zu hemmenden Zellen</translation>
    </message>
    <message>
        <source>share of synapses from inhibitory to pyramidal cells</source>
        <translation>Anteil der Synapsen von hemmenden Zellen zu Pyramidenzellen</translation>
    </message>
    <message>
        <source>mean input from outside, p in the paper</source>
        <translation>mittlerer Eingang von außen, p in der Arbeit</translation>
    </message>
    <message>
        <source>amplitude of the noise of the input</source>
        <translation>Amplitude des Rauschens des Eingangs</translation>
    </message>
    <message>
        <source>Reduced Wong-Wang</source>
        <translation>Reduziertes Wong-Wang</translation>
    </message>
    <message>
        <source>strength of the input that regions send each other; for weights divided by their maximum, times 0.2</source>
        <translation>Stärke des Eingangs, den Regionen einander senden; für Gewichte geteilt durch ihr Maximum, mal 0.2</translation>
    </message>
    <message>
        <source>how strongly a region excites itself</source>
        <translation>wie stark eine Region sich selbst erregt</translation>
    </message>
    <message>
        <source>constant input from outside the modelled network</source>
        <translation>konstanter Eingang von außerhalb des modellierten Netzes</translation>
    </message>
    <message>
        <source>current that fully open synapses carry</source>
        <translation>Strom, den ganz geöffnete Synapsen tragen</translation>
    </message>
    <message>
        <source>how long a synapse stays open</source>
        <translation>wie lange eine Synapse offen bleibt</translation>
    </message>
    <message>
        <source>how far one spike opens the synapses</source>
        <translation>wie weit ein Spike die Synapsen öffnet</translation>
    </message>
    <message>
        <source>steepness of the firing rate over the input current</source>
        <translation>Steigung der Feuerrate über dem Eingangsstrom</translation>
    </message>
    <message>
        <source>threshold of firing</source>
        <translation>Schwelle des Feuerns</translation>
    </message>
    <message>
        <source>sharpness of the threshold</source>
        <translation>Schärfe der Schwelle</translation>
    </message>
    <message>
        <source>Dynamic mean field (E-I)</source>
        <translation>Dynamisches Mean-Field (E-I)</translation>
    </message>
    <message>
        <source>inhibition that a region&apos;s excitatory cells receive</source>
        <translation>Hemmung, die die erregenden Zellen einer Region empfangen</translation>
    </message>
    <message>
        <source>how strongly the excitatory cells excite themselves</source>
        <translation>wie stark die erregenden Zellen sich selbst erregen</translation>
    </message>
    <message>
        <source>current that fully open excitatory synapses carry</source>
        <translation>Strom, den ganz geöffnete erregende Synapsen tragen</translation>
    </message>
    <message>
        <source>how much of the input from other regions also drives the inhibitory cells</source>
        <translation>wie viel des Eingangs aus anderen Regionen auch die hemmenden Zellen treibt</translation>
    </message>
    <message>
        <source>share of the constant input that reaches the excitatory cells</source>
        <translation>Anteil des konstanten Eingangs, der die erregenden Zellen erreicht</translation>
    </message>
    <message>
        <source>share of the constant input that reaches the inhibitory cells</source>
        <translation>Anteil des konstanten Eingangs, der die hemmenden Zellen erreicht</translation>
    </message>
    <message>
        <source>how long an excitatory synapse stays open</source>
        <translation>wie lange eine erregende Synapse offen bleibt</translation>
    </message>
    <message>
        <source>how long an inhibitory synapse stays open</source>
        <translation>wie lange eine hemmende Synapse offen bleibt</translation>
    </message>
    <message>
        <source>how far one spike opens the excitatory synapses</source>
        <translation>wie weit ein Spike die erregenden Synapsen öffnet</translation>
    </message>
    <message>
        <source>how far one spike opens the inhibitory synapses</source>
        <translation>wie weit ein Spike die hemmenden Synapsen öffnet</translation>
    </message>
    <message>
        <source>steepness of excitatory firing over the input current</source>
        <translation>Steigung des erregenden Feuerns über dem Eingangsstrom</translation>
    </message>
    <message>
        <source>threshold of excitatory firing</source>
        <translation>Schwelle des erregenden Feuerns</translation>
    </message>
    <message>
        <source>sharpness of the threshold of excitatory firing</source>
        <translation>Schärfe der Schwelle des erregenden Feuerns</translation>
    </message>
    <message>
        <source>steepness of inhibitory firing over the input current</source>
        <translation>Steigung des hemmenden Feuerns über dem Eingangsstrom</translation>
    </message>
    <message>
        <source>threshold of inhibitory firing</source>
        <translation>Schwelle des hemmenden Feuerns</translation>
    </message>
    <message>
        <source>sharpness of the threshold of inhibitory firing</source>
        <translation>Schärfe der Schwelle des hemmenden Feuerns</translation>
    </message>
    <message>
        <source>Epileptor</source>
        <translation>Epileptor</translation>
    </message>
    <message>
        <source>strength of what regions hear of each other; for weights divided by their maximum</source>
        <translation>Stärke dessen, was Regionen voneinander hören; für Gewichte geteilt durch ihr Maximum</translation>
    </message>
    <message>
        <source>excitability: above -2.062 a region alone falls into seizures</source>
        <translation>Erregbarkeit: über -2.062 gerät eine Region allein in Anfälle</translation>
    </message>
    <message>
        <source>slow coupling: below 0 a seizing neighbour promotes a seizure</source>
        <translation>langsame Kopplung: unter 0 fördert ein Nachbar im Anfall einen Anfall</translation>
    </message>
    <message>
        <source>fast coupling between the spikes and waves of regions</source>
        <translation>schnelle Kopplung zwischen den Spikes und Wellen der Regionen</translation>
    </message>
    <message>
        <source>very fast coupling between the fast discharges of regions</source>
        <translation>sehr schnelle Kopplung zwischen den schnellen Entladungen der Regionen</translation>
    </message>
    <message>
        <source>how fast seizures start and end</source>
        <translation>wie schnell Anfälle beginnen und enden</translation>
    </message>
    <message>
        <source>constant input to the fast discharges</source>
        <translation>konstanter Eingang der schnellen Entladungen</translation>
    </message>
    <message>
        <source>constant input to the spikes and waves</source>
        <translation>konstanter Eingang der Spikes und Wellen</translation>
    </message>
    <message>
        <source>shape of the fast discharges during a seizure</source>
        <translation>Form der schnellen Entladungen während eines Anfalls</translation>
    </message>
    <message>
        <source>cubic term of the fast discharges</source>
        <translation>kubischer Term der schnellen Entladungen</translation>
    </message>
    <message>
        <source>quadratic term of the fast discharges</source>
        <translation>quadratischer Term der schnellen Entladungen</translation>
    </message>
    <message>
        <source>constant input to the recovery of the fast discharges</source>
        <translation>konstanter Eingang der Erholung der schnellen Entladungen</translation>
    </message>
    <message>
        <source>strength of the recovery of the fast discharges</source>
        <translation>Stärke der Erholung der schnellen Entladungen</translation>
    </message>
    <message>
        <source>how strongly discharges raise the permittivity</source>
        <translation>wie stark Entladungen die Permittivität heben</translation>
    </message>
    <message>
        <source>recovery time of the spikes and waves</source>
        <translation>Erholungszeit der Spikes und Wellen</translation>
    </message>
    <message>
        <source>strength of the recovery of the spikes and waves</source>
        <translation>Stärke der Erholung der Spikes und Wellen</translation>
    </message>
    <message>
        <source>how strongly fast discharges drive spikes and waves</source>
        <translation>wie stark schnelle Entladungen Spikes und Wellen treiben</translation>
    </message>
    <message>
        <source>amplitude of the noise on the spikes and waves</source>
        <translation>Amplitude des Rauschens auf den Spikes und Wellen</translation>
    </message>
    <message>
        <source>Epileptor 2D</source>
        <translation>Epileptor 2D</translation>
    </message>
    <message>
        <source>strength of what regions hear of each other, times K; for weights divided by their maximum</source>
        <translation>Stärke dessen, was Regionen voneinander hören, mal K; für Gewichte geteilt durch ihr Maximum</translation>
    </message>
    <message>
        <source>excitability: above about -2.06 a region alone falls into seizures</source>
        <translation>Erregbarkeit: über etwa -2.06 gerät eine Region allein in Anfälle</translation>
    </message>
    <message>
        <source>how strongly a seizing neighbour promotes a seizure here</source>
        <translation>wie stark ein Nachbar im Anfall hier einen Anfall fördert</translation>
    </message>
    <message>
        <source>pace at which seizures start and end</source>
        <translation>Tempo, mit dem Anfälle beginnen und enden</translation>
    </message>
    <message>
        <source>constant input to the region</source>
        <translation>konstanter Eingang der Region</translation>
    </message>
    <message>
        <source>shape during a seizure: 0 is the cubic, 1 the branch of the Epileptor in six dimensions</source>
        <translation>Form während eines Anfalls: 0 ist die kubische, 1 der Ast des Epileptors in sechs Dimensionen</translation>
    </message>
    <message>
        <source>Kuramoto oscillator</source>
        <translation>Kuramoto-Oszillator</translation>
    </message>
    <message>
        <source>how strongly regions pull each other&apos;s rhythm; weights / max * 0.2</source>
        <translation>wie stark Regionen am Rhythmus der anderen ziehen; Gewichte / Maximum * 0.2</translation>
    </message>
    <message>
        <source>how much the rhythm jitters by itself</source>
        <translation>wie sehr der Rhythmus von selbst schwankt</translation>
    </message>
    <message>
        <source>Linear stochastic (MOU)</source>
        <translation>Linear stochastisch (MOU)</translation>
    </message>
    <message>
        <source>strength of the input that regions send each other; weights / max * 0.2</source>
        <translation>Stärke des Eingangs, den Regionen einander senden; Gewichte / Maximum * 0.2</translation>
    </message>
    <message>
        <source>how long the region&apos;s own activity lasts</source>
        <translation>wie lange die eigene Aktivität der Region andauert</translation>
    </message>
    <message>
        <source>Larter-Breakspear</source>
        <translation>Larter-Breakspear</translation>
    </message>
    <message>
        <source>share of excitation that comes from others</source>
        <translation>Anteil der Erregung, der von anderen kommt</translation>
    </message>
    <message>
        <source>conductance of calcium channels</source>
        <translation>Leitfähigkeit der Calciumkanäle</translation>
    </message>
    <message>
        <source>conductance of potassium channels</source>
        <translation>Leitfähigkeit der Kaliumkanäle</translation>
    </message>
    <message>
        <source>conductance of the leak</source>
        <translation>Leitfähigkeit des Lecks</translation>
    </message>
    <message>
        <source>conductance of sodium channels</source>
        <translation>Leitfähigkeit der Natriumkanäle</translation>
    </message>
    <message>
        <source>potential that calcium pulls to</source>
        <translation>Potential, zu dem Calcium zieht</translation>
    </message>
    <message>
        <source>potential that potassium pulls to</source>
        <translation>Potential, zu dem Kalium zieht</translation>
    </message>
    <message>
        <source>potential that the leak pulls to</source>
        <translation>Potential, zu dem das Leck zieht</translation>
    </message>
    <message>
        <source>potential that sodium pulls to</source>
        <translation>Potential, zu dem Natrium zieht</translation>
    </message>
    <message>
        <source>threshold of calcium channels</source>
        <translation>Schwelle der Calciumkanäle</translation>
    </message>
    <message>
        <source>threshold of potassium channels</source>
        <translation>Schwelle der Kaliumkanäle</translation>
    </message>
    <message>
        <source>threshold of sodium channels</source>
        <translation>Schwelle der Natriumkanäle</translation>
    </message>
    <message>
        <source>spread of the calcium threshold</source>
        <translation>Streuung der Calciumschwelle</translation>
    </message>
    <message>
        <source>spread of the potassium threshold</source>
        <translation>Streuung der Kaliumschwelle</translation>
    </message>
    <message>
        <source>spread of the sodium threshold</source>
        <translation>Streuung der Natriumschwelle</translation>
    </message>
    <message>
        <source>synapses from excitation to excitation</source>
        <translation>Synapsen von Erregung zu Erregung</translation>
    </message>
    <message>
        <source>synapses from excitation to inhibition</source>
        <translation>Synapsen von Erregung zu Hemmung</translation>
    </message>
    <message>
        <source>synapses from inhibition to excitation</source>
        <translation>Synapsen von Hemmung zu Erregung</translation>
    </message>
    <message>
        <source>synapses of the input on excitation</source>
        <translation>Synapsen des Eingangs auf die Erregung</translation>
    </message>
    <message>
        <source>synapses of the input on inhibition</source>
        <translation>Synapsen des Eingangs auf die Hemmung</translation>
    </message>
    <message>
        <source>ratio of NMDA to AMPA receptors</source>
        <translation>Verhältnis von NMDA- zu AMPA-Rezeptoren</translation>
    </message>
    <message>
        <source>constant input from below the cortex</source>
        <translation>konstanter Eingang von unterhalb des Kortex</translation>
    </message>
    <message>
        <source>temperature factor of potassium channels</source>
        <translation>Temperaturfaktor der Kaliumkanäle</translation>
    </message>
    <message>
        <source>time constant of potassium channels</source>
        <translation>Zeitkonstante der Kaliumkanäle</translation>
    </message>
    <message>
        <source>speed of the inhibitory cells</source>
        <translation>Geschwindigkeit der hemmenden Zellen</translation>
    </message>
    <message>
        <source>potential at which half of V cells fire</source>
        <translation>Potential, bei dem die Hälfte der V-Zellen feuert</translation>
    </message>
    <message>
        <source>potential at which half of Z cells fire</source>
        <translation>Potential, bei dem die Hälfte der Z-Zellen feuert</translation>
    </message>
    <message>
        <source>spread of the excitatory threshold</source>
        <translation>Streuung der erregenden Schwelle</translation>
    </message>
    <message>
        <source>spread of the inhibitory threshold</source>
        <translation>Streuung der hemmenden Schwelle</translation>
    </message>
    <message>
        <source>largest rate of excitatory cells</source>
        <translation>größte Rate der erregenden Zellen</translation>
    </message>
    <message>
        <source>largest rate of inhibitory cells</source>
        <translation>größte Rate der hemmenden Zellen</translation>
    </message>
    <message>
        <source>speed of the whole region</source>
        <translation>Geschwindigkeit der ganzen Region</translation>
    </message>
    <message>
        <source>amplitude of the noise on V</source>
        <translation>Amplitude des Rauschens auf V</translation>
    </message>
    <message>
        <source>Generic 2D oscillator</source>
        <translation>Allgemeiner 2D-Oszillator</translation>
    </message>
    <message>
        <source>how much faster activity is than its recovery</source>
        <translation>um wie viel schneller Aktivität ist als ihre Erholung</translation>
    </message>
    <message>
        <source>at the other defaults: -2 rests, 2 makes a rhythm</source>
        <translation>bei den übrigen Vorgaben: -2 ruht, 2 macht einen Rhythmus</translation>
    </message>
    <message>
        <source>how recovery follows activity</source>
        <translation>wie Erholung der Aktivität folgt</translation>
    </message>
    <message>
        <source>how recovery follows the square of activity</source>
        <translation>wie Erholung dem Quadrat der Aktivität folgt</translation>
    </message>
    <message>
        <source>speed of everything in the region</source>
        <translation>Geschwindigkeit von allem in der Region</translation>
    </message>
    <message>
        <source>how activity feeds itself, quadratic part</source>
        <translation>wie Aktivität sich selbst speist, quadratischer Teil</translation>
    </message>
    <message>
        <source>how high activity limits itself, cubic part</source>
        <translation>wie hohe Aktivität sich selbst begrenzt, kubischer Teil</translation>
    </message>
    <message>
        <source>how activity feeds itself, linear part</source>
        <translation>wie Aktivität sich selbst speist, linearer Teil</translation>
    </message>
    <message>
        <source>effect of recovery on activity</source>
        <translation>Wirkung der Erholung auf die Aktivität</translation>
    </message>
    <message>
        <source>how fast recovery fades by itself</source>
        <translation>wie schnell Erholung von selbst abklingt</translation>
    </message>
    <message>
        <source>sign and scale of all input, also from other regions</source>
        <translation>Vorzeichen und Maßstab allen Eingangs, auch aus anderen Regionen</translation>
    </message>
    <message>
        <source>leak outside the net: what decays by itself</source>
        <translation>Leck außerhalb des Netzes: was von selbst abklingt</translation>
    </message>
    <message>
        <source>Physics only</source>
        <translation>Nur Physik</translation>
    </message>
    <message>
        <source>a mechanistic node model on the anatomical connectome, which stays as it is; G and the regional parameters are fitted</source>
        <translation>ein mechanistisches Knotenmodell auf dem anatomischen Konnektom, das bleibt, wie es ist; G und die regionalen Parameter werden angepasst</translation>
    </message>
    <message>
        <source>Series: what is learned enters the physics</source>
        <translation>In Reihe: Gelerntes geht in die Physik ein</translation>
    </message>
    <message>
        <source>the mechanistic node model with connection weights that are learned from the recording and start from anatomy, or with a learned coupling function; no residual dynamics</source>
        <translation>das mechanistische Knotenmodell mit Verbindungsgewichten, die aus der Aufnahme gelernt werden und bei der Anatomie beginnen, oder mit einer gelernten Kopplungsfunktion; keine Restdynamik</translation>
    </message>
    <message>
        <source>Parallel: physics and a learned residual</source>
        <translation>Parallel: Physik und ein gelernter Rest</translation>
    </message>
    <message>
        <source>the mechanistic node model on the anatomical connectome, and a small net added to its drift</source>
        <translation>das mechanistische Knotenmodell auf dem anatomischen Konnektom und ein kleines Netz, das zu seiner Drift addiert wird</translation>
    </message>
    <message>
        <source>Parallel-series: both</source>
        <translation>Parallel und in Reihe: beides</translation>
    </message>
    <message>
        <source>connection weights or a coupling function that are learned, and a small net added to the drift</source>
        <translation>gelernte Verbindungsgewichte oder eine gelernte Kopplungsfunktion und ein kleines Netz, das zur Drift addiert wird</translation>
    </message>
    <message>
        <source>All learned</source>
        <translation>Alles gelernt</translation>
    </message>
    <message>
        <source>no physics: a neural stochastic differential equation on the connectome</source>
        <translation>keine Physik: eine neuronale stochastische Differentialgleichung auf dem Konnektom</translation>
    </message>
    <message>
        <source>weights that start from anatomy and are held near it by a penalty; in-sample FC proves nothing about them, only held-out data do</source>
        <translation>Gewichte, die bei der Anatomie beginnen und von einer Strafe nahe bei ihr gehalten werden; FC an angepassten Daten beweist nichts über sie, das tun nur zurückgehaltene Daten</translation>
    </message>
    <message>
        <source>weights (target, source) the twin uses; anatomical ones where fixed, below 0 where learned influence holds a region down</source>
        <translation>Gewichte (target, source), die der Zwilling verwendet; anatomische, wo sie fest sind, unter 0, wo gelernter Einfluss eine Region niederhält</translation>
    </message>
    <message>
        <source>Slow noise gain</source>
        <translation>Langsame Rauschverstärkung</translation>
    </message>
    <message>
        <source>one slow Ornstein-Uhlenbeck process scales the noise of all regions, g = exp(d s - d^2) with mean g^2 of 1: connectivity waxes and wanes while stationary covariances stay</source>
        <translation>ein langsamer Ornstein-Uhlenbeck-Prozess skaliert das Rauschen aller Regionen, g = exp(d s - d^2) mit mittlerem g^2 von 1: Konnektivität nimmt zu und ab, während stationäre Kovarianzen bleiben</translation>
    </message>
    <message>
        <source>depth of the slow gain on all noise: 0 is steady noise</source>
        <translation>Tiefe der langsamen Verstärkung auf allem Rauschen: 0 ist gleichmäßiges Rauschen</translation>
    </message>
    <message>
        <source>time constant of the slow gain</source>
        <translation>Zeitkonstante der langsamen Verstärkung</translation>
    </message>
    <message>
        <source>Local residual</source>
        <translation>Lokaler Rest</translation>
    </message>
    <message>
        <source>a small net, the same for all regions but for a few numbers of their own, added to the drift; 0 at rest, bounded</source>
        <translation>ein kleines Netz, für alle Regionen dasselbe bis auf einige eigene Zahlen, zur Drift addiert; 0 in Ruhe, beschränkt</translation>
    </message>
    <message>
        <source>Learned coupling function</source>
        <translation>Gelernte Kopplungsfunktion</translation>
    </message>
    <message>
        <source>what a region sends is bent by a small net, the same for all regions; 0 at rest, bounded</source>
        <translation>was eine Region sendet, wird von einem kleinen Netz verbogen, für alle Regionen demselben; 0 in Ruhe, beschränkt</translation>
    </message>
    <message>
        <source>Graph residual</source>
        <translation>Rest auf dem Graphen</translation>
    </message>
    <message>
        <source>a small net, the same for all regions, added to the drift; it hears messages of the neighbours through the connectome; 0 at rest, bounded</source>
        <translation>ein kleines Netz, für alle Regionen dasselbe, zur Drift addiert; es hört durch das Konnektom Nachrichten der Nachbarn; 0 in Ruhe, beschränkt</translation>
    </message>
    <message>
        <source>predicts the next sample of all regions from the last three</source>
        <translation>sagt den nächsten Abtastwert aller Regionen aus den letzten drei vorher</translation>
    </message>
    <message>
        <source>units of the first layer, per region</source>
        <translation>Einheiten der ersten Schicht, je Region</translation>
    </message>
    <message>
        <source>units of the second layer, per region</source>
        <translation>Einheiten der zweiten Schicht, je Region</translation>
    </message>
    <message>
        <source>dendPLRNN</source>
        <translation>dendPLRNN</translation>
    </message>
    <message>
        <source>piecewise-linear units with dendritic branches; solvable fixed points</source>
        <translation>stückweise lineare Einheiten mit dendritischen Ästen; lösbare Fixpunkte</translation>
    </message>
    <message>
        <source>units beyond the observed channels</source>
        <translation>Einheiten über die beobachteten Kanäle hinaus</translation>
    </message>
    <message>
        <source>dendritic branches of every unit</source>
        <translation>dendritische Äste jeder Einheit</translation>
    </message>
    <message>
        <source>1: branches that cannot grow without bound</source>
        <translation>1: Äste, die nicht unbegrenzt wachsen können</translation>
    </message>
    <message>
        <source>1: branches see the state without its mean</source>
        <translation>1: Äste sehen den Zustand ohne sein Mittel</translation>
    </message>
    <message>
        <source>one piecewise-linear layer between two samples, bounded</source>
        <translation>eine stückweise lineare Schicht zwischen zwei Abtastwerten, beschränkt</translation>
    </message>
    <message>
        <source>units of the layer</source>
        <translation>Einheiten der Schicht</translation>
    </message>
    <message>
        <source>states beyond the observed channels</source>
        <translation>Zustände über die beobachteten Kanäle hinaus</translation>
    </message>
    <message>
        <source>Excitatory-inhibitory RNN</source>
        <translation>Erregend-hemmendes RNN</translation>
    </message>
    <message>
        <source>rate units that only excite or only inhibit others (Dale&apos;s law)</source>
        <translation>Rateneinheiten, die andere nur erregen oder nur hemmen (Dalesches Prinzip)</translation>
    </message>
    <message>
        <source>share of inhibitory units</source>
        <translation>Anteil hemmender Einheiten</translation>
    </message>
    <message>
        <source>share of a state that is new, at the start</source>
        <translation>Anteil eines Zustands, der neu ist, am Anfang</translation>
    </message>
    <message>
        <source>1: rates are never below 0</source>
        <translation>1: Raten sind nie unter 0</translation>
    </message>
    <message>
        <source>rate units whose connections have a rank of a few</source>
        <translation>Rateneinheiten, deren Verbindungen einen Rang von wenigen haben</translation>
    </message>
    <message>
        <source>rank of the connections</source>
        <translation>Rang der Verbindungen</translation>
    </message>
    <message>
        <source>Deep Koopman operator</source>
        <translation>Tiefer Koopman-Operator</translation>
    </message>
    <message>
        <source>linear dynamics of learned functions of the recording, with inputs</source>
        <translation>lineare Dynamik gelernter Funktionen der Aufnahme, mit Eingängen</translation>
    </message>
    <message>
        <source>learned functions per channel</source>
        <translation>gelernte Funktionen je Kanal</translation>
    </message>
    <message>
        <source>units of the hidden layer, per channel</source>
        <translation>Einheiten der verborgenen Schicht, je Kanal</translation>
    </message>
    <message>
        <source>stochastic dynamics of hidden states, fewer than regions</source>
        <translation>stochastische Dynamik verborgener Zustände, weniger als Regionen</translation>
    </message>
    <message>
        <source>hidden states per channel</source>
        <translation>verborgene Zustände je Kanal</translation>
    </message>
    <message>
        <source>units of the drift&apos;s hidden layer, per state</source>
        <translation>Einheiten der verborgenen Schicht der Drift, je Zustand</translation>
    </message>
    <message>
        <source>units that read the recording, per state</source>
        <translation>Einheiten, die die Aufnahme lesen, je Zustand</translation>
    </message>
    <message>
        <source>weights of either sign between all regions, held near anatomy by the square of their change</source>
        <translation>Gewichte beider Vorzeichen zwischen allen Regionen, durch das Quadrat ihrer Änderung nahe der Anatomie gehalten</translation>
    </message>
    <message>
        <source>Strength of tracts</source>
        <translation>Stärke der Bahnen</translation>
    </message>
    <message>
        <source>every tract is made stronger or weaker by a factor, held near 1; no tract is added, and no weight is below 0</source>
        <translation>jede Bahn wird um einen Faktor stärker oder schwächer, der nahe 1 gehalten wird; keine Bahn kommt hinzu, und kein Gewicht ist unter 0</translation>
    </message>
    <message>
        <source>Few new edges</source>
        <translation>Wenige neue Kanten</translation>
    </message>
    <message>
        <source>anatomy and a few changes of weights of either sign, also where no tract is; the sum of their sizes is held down, so that most are exactly 0</source>
        <translation>Anatomie und einige Änderungen von Gewichten beider Vorzeichen, auch wo keine Bahn ist; die Summe ihrer Größen wird klein gehalten, sodass die meisten genau 0 sind</translation>
    </message>
    <message>
        <source>Low rank</source>
        <translation>Niedriger Rang</translation>
    </message>
    <message>
        <source>anatomy and a change of rank 4 of either sign, held near 0 by the square of the change</source>
        <translation>Anatomie und eine Änderung vom Rang 4 beider Vorzeichen, durch das Quadrat der Änderung nahe 0 gehalten</translation>
    </message>
    <message>
        <source>explains an EEG: alpha oscillators coupled through the connectome with conduction delays and shared drives, beta and a 1/f background in every region, seen through a lead field; fitted to exact cross spectra of the channels</source>
        <translation>erklärt ein EEG: Alpha-Oszillatoren, gekoppelt durch das Konnektom mit Laufzeiten und gemeinsamen Antrieben, Beta und ein 1/f-Hintergrund in jeder Region, durch ein Leitfeld gesehen; angepasst an exakte Kreuzspektren der Kanäle</translation>
    </message>
    <message>
        <source>strength with which the alpha oscillators pull each other</source>
        <translation>Stärke, mit der die Alpha-Oszillatoren aneinander ziehen</translation>
    </message>
    <message>
        <source>the region&apos;s own alpha frequency</source>
        <translation>die eigene Alpha-Frequenz der Region</translation>
    </message>
    <message>
        <source>how fast alpha dies away without noise and coupling</source>
        <translation>wie schnell Alpha ohne Rauschen und Kopplung abklingt</translation>
    </message>
    <message>
        <source>what drives alpha</source>
        <translation>was Alpha treibt</translation>
    </message>
    <message>
        <source>frequency of beta</source>
        <translation>Frequenz von Beta</translation>
    </message>
    <message>
        <source>how fast beta dies away</source>
        <translation>wie schnell Beta abklingt</translation>
    </message>
    <message>
        <source>what drives beta</source>
        <translation>was Beta treibt</translation>
    </message>
    <message>
        <source>weight of shared drive 0 relative to the region&apos;s own noise</source>
        <translation>Gewicht des gemeinsamen Antriebs 0 gegenüber dem eigenen Rauschen der Region</translation>
    </message>
    <message>
        <source>weight of shared drive 1 relative to the region&apos;s own noise</source>
        <translation>Gewicht des gemeinsamen Antriebs 1 gegenüber dem eigenen Rauschen der Region</translation>
    </message>
    <message>
        <source>lag of shared drive 0 as a phase at 10 Hz</source>
        <translation>Verzögerung des gemeinsamen Antriebs 0 als Phase bei 10 Hz</translation>
    </message>
    <message>
        <source>lag of shared drive 1 as a phase at 10 Hz</source>
        <translation>Verzögerung des gemeinsamen Antriebs 1 als Phase bei 10 Hz</translation>
    </message>
    <message>
        <source>size of the background that is flat below 0.5 Hz</source>
        <translation>Größe des Hintergrunds, der unter 0.5 Hz flach ist</translation>
    </message>
    <message>
        <source>size of the background that is flat below 3 Hz</source>
        <translation>Größe des Hintergrunds, der unter 3 Hz flach ist</translation>
    </message>
    <message>
        <source>size of the background that is flat below 18 Hz</source>
        <translation>Größe des Hintergrunds, der unter 18 Hz flach ist</translation>
    </message>
    <message>
        <source>size of the background that is flat below 108 Hz</source>
        <translation>Größe des Hintergrunds, der unter 108 Hz flach ist</translation>
    </message>
    <message>
        <source>half-power frequency of the amplifier&apos;s low-pass</source>
        <translation>Grenzfrequenz (halbe Leistung) des Tiefpasses im Verstärker</translation>
    </message>
    <message>
        <source>order of that low-pass</source>
        <translation>Ordnung dieses Tiefpasses</translation>
    </message>
    <message>
        <source>white noise of each channel, one value a channel</source>
        <translation>weißes Rauschen jedes Kanals, ein Wert je Kanal</translation>
    </message>
    <message>
        <source>conduction velocity along the tracts; given, not fitted</source>
        <translation>Leitungsgeschwindigkeit entlang der Bahnen; vorgegeben, nicht angepasst</translation>
    </message>
    <message>
        <source>explains an EEG and fMRI of one person: the network of the EEG, whose slow alpha power is seen as BOLD through the haemodynamic response; fitted to exact cross spectra of the channels and, from the same spectra, to FC</source>
        <translation>erklärt EEG und fMRT eines Menschen: das Netz des EEG, dessen langsame Alpha-Leistung durch die hämodynamische Antwort als BOLD gesehen wird; angepasst an exakte Kreuzspektren der Kanäle und, aus denselben Spektren, an die FC</translation>
    </message>
    <message>
        <source>variance of white measurement noise relative to the signal</source>
        <translation>Varianz des weißen Messrauschens gegenüber dem Signal</translation>
    </message>
    <message>
        <source>share of the global signal that cleaning took out of the recording</source>
        <translation>Anteil des globalen Signals, den die Bereinigung aus der Aufnahme genommen hat</translation>
    </message>
    <message>
        <source>G sum_j C_ij (x_j - x_i): what a region receives pulls it toward its neighbours, so losing a neighbour also lessens its damping</source>
        <translation>G sum_j C_ij (x_j - x_i): Was eine Region empfängt, zieht sie zu ihren Nachbarn, sodass der Verlust eines Nachbarn auch ihre Dämpfung mindert</translation>
    </message>
    <message>
        <source>G sum_j C_ij x_j: the damping is the region&apos;s own. Same rest activity as the diffusive form with a lowered by G times the strength, another answer to surgery</source>
        <translation>G sum_j C_ij x_j: Die Dämpfung ist die der Region selbst. Dieselbe Ruheaktivität wie in der diffusiven Form, wenn a um G mal die Stärke gesenkt ist, eine andere Antwort auf Chirurgie</translation>
    </message>
    <message>
        <source>Sigmoidal</source>
        <translation>Sigmoidal</translation>
    </message>
    <message>
        <source>G sum_j C_ij S(x_j): what is sent saturates before the sum</source>
        <translation>G sum_j C_ij S(x_j): Was gesendet wird, sättigt vor der Summe</translation>
    </message>
    <message>
        <source>highest rate that a region sends</source>
        <translation>höchste Rate, die eine Region sendet</translation>
    </message>
    <message>
        <source>potential at half of the highest rate</source>
        <translation>Potential bei der Hälfte der höchsten Rate</translation>
    </message>
    <message>
        <source>steepness of the sigmoid</source>
        <translation>Steilheit der Sigmoide</translation>
    </message>
    <message>
        <source>Sine of phase difference</source>
        <translation>Sinus der Phasendifferenz</translation>
    </message>
    <message>
        <source>G sum_j C_ij sin(theta_j - theta_i - alpha): phases pull each other</source>
        <translation>G sum_j C_ij sin(theta_j - theta_i - alpha): Phasen ziehen aneinander</translation>
    </message>
    <message>
        <source>phase by which a region&apos;s input lags</source>
        <translation>Phase, um die der Eingang einer Region nachläuft</translation>
    </message>
    <message>
        <source>BOLD = x</source>
        <translation>BOLD = x</translation>
    </message>
    <message>
        <source>the oscillator lives in the BOLD band, so its first state is the signal; white measurement noise, global-signal removal and band-pass as in the recording</source>
        <translation>der Oszillator lebt im BOLD-Band, also ist sein erster Zustand das Signal; weißes Messrauschen, Entfernung des globalen Signals und Bandpass wie in der Aufnahme</translation>
    </message>
    <message>
        <source>share of the white part of the recording that is the network&apos;s own activity, faster than the scan; the rest is noise of the scanner</source>
        <translation>Anteil des weißen Teils der Aufnahme, der eigene Aktivität des Netzes ist, schneller als die Abtastung; der Rest ist Rauschen des Scanners</translation>
    </message>
    <message>
        <source>Balloon (Stephan 2007)</source>
        <translation>Balloon (Stephan 2007)</translation>
    </message>
    <message>
        <source>haemodynamics with the revised BOLD signal; a brief input peaks after 4.8 s, is 5.2 s wide and undershoots by 6 % at 12.8 s</source>
        <translation>Hämodynamik mit dem überarbeiteten BOLD-Signal; ein kurzer Eingang gipfelt nach 4.8 s, ist 5.2 s breit und unterschwingt um 6 % bei 12.8 s</translation>
    </message>
    <message>
        <source>scales the neural drive, z = g (drive - its mean at rest); flow is 1 + z / gamma and should stay within 0.5 to 2</source>
        <translation>skaliert den neuronalen Antrieb, z = g (Antrieb - sein Mittel in Ruhe); der Fluss ist 1 + z / gamma und sollte zwischen 0.5 und 2 bleiben</translation>
    </message>
    <message>
        <source>Balloon (Friston 2003)</source>
        <translation>Balloon (Friston 2003)</translation>
    </message>
    <message>
        <source>haemodynamics with the priors of dynamic causal modelling; a brief input peaks after 3.35 s, is 3.9 s wide and undershoots by 14 % at 9.3 s</source>
        <translation>Hämodynamik mit den Priors des Dynamic Causal Modelling; ein kurzer Eingang gipfelt nach 3.35 s, ist 3.9 s breit und unterschwingt um 14 % bei 9.3 s</translation>
    </message>
    <message>
        <source>Balloon (rates read as times)</source>
        <translation>Balloon (Raten als Zeiten gelesen)</translation>
    </message>
    <message>
        <source>for comparison with programs that take 0.65 and 0.41 for times instead of rates, too fast for blood; a brief input peaks after 2.3 s, is 2.0 s wide and undershoots by 5 % at 5.1 s; BOLD in percent</source>
        <translation>zum Vergleich mit Programmen, die 0.65 und 0.41 für Zeiten statt für Raten nehmen, zu schnell für Blut; ein kurzer Eingang gipfelt nach 2.3 s, ist 2.0 s breit und unterschwingt um 5 % bei 5.1 s; BOLD in Prozent</translation>
    </message>
    <message>
        <source>Balloon (older TVB)</source>
        <translation>Balloon (älteres TVB)</translation>
    </message>
    <message>
        <source>for comparison with older results of The Virtual Brain, too fast for blood; a brief input peaks after 2.3 s, is 1.8 s wide and undershoots by 13 % at 4.8 s</source>
        <translation>zum Vergleich mit älteren Ergebnissen von The Virtual Brain, zu schnell für Blut; ein kurzer Eingang gipfelt nach 2.3 s, ist 1.8 s breit und unterschwingt um 13 % bei 4.8 s</translation>
    </message>
    <message>
        <source>Double gamma</source>
        <translation>Doppelte Gammafunktion</translation>
    </message>
    <message>
        <source>convolution with the canonical response of SPM, gamma densities of order 6 and 16, ratio 1/6; peaks after 5.0 s, undershoots at 15.7 s; area 1</source>
        <translation>Faltung mit der kanonischen Antwort von SPM, Gammadichten der Ordnung 6 und 16, Verhältnis 1/6; gipfelt nach 5.0 s, unterschwingt bei 15.7 s; Fläche 1</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gammafunktion</translation>
    </message>
    <message>
        <source>convolution with three equal low-pass stages of 1.08 s and a delay of 2.05 s; peaks after 4.2 s, no undershoot; area 1</source>
        <translation>Faltung mit drei gleichen Tiefpassstufen von 1.08 s und einer Verzögerung von 2.05 s; gipfelt nach 4.2 s, kein Unterschwingen; Fläche 1</translation>
    </message>
    <message>
        <source>First-order Volterra</source>
        <translation>Volterra erster Ordnung</translation>
    </message>
    <message>
        <source>convolution with the damped oscillation that The Virtual Brain takes unless told otherwise, too fast for blood; peaks after 0.8 s, undershoots at 3.0 s; area 0.133</source>
        <translation>Faltung mit der gedämpften Schwingung, die The Virtual Brain nimmt, wenn nichts anderes verlangt ist, zu schnell für Blut; gipfelt nach 0.8 s, unterschwingt bei 3.0 s; Fläche 0.133</translation>
    </message>
    <message>
        <source>EEG or MEG by lead field</source>
        <translation>EEG oder MEG durch ein Leitfeld</translation>
    </message>
    <message>
        <source>each sensor sums the potential of all regions with the weights of the lead field that came with the patient; average reference on wish</source>
        <translation>jeder Sensor summiert das Potential aller Regionen mit den Gewichten des Leitfelds, das mit dem Patienten kam; auf Wunsch gegen den Mittelwert</translation>
    </message>
    <message>
        <source>EEG by dipoles without a head model</source>
        <translation>EEG durch Dipole ohne Kopfmodell</translation>
    </message>
    <message>
        <source>where there is no lead field: current dipoles along the normals of the cortex in a medium without borders; the skull is missing, so maps are too sharp</source>
        <translation>wo kein Leitfeld ist: Stromdipole entlang der Normalen des Kortex in einem Medium ohne Grenzen; der Schädel fehlt, deshalb sind Karten zu scharf</translation>
    </message>
    <message>
        <source>conductivity of the head; only scales the signal</source>
        <translation>Leitfähigkeit des Kopfes; skaliert nur das Signal</translation>
    </message>
    <message>
        <source>SEEG by distance</source>
        <translation>SEEG nach Abstand</translation>
    </message>
    <message>
        <source>each contact sums the potential of all regions by area over squared distance, at least 1 mm, whatever the orientation; bipolar on wish</source>
        <translation>jeder Kontakt summiert das Potential aller Regionen nach Fläche durch quadrierten Abstand, mindestens 1 mm, ungeachtet der Ausrichtung; auf Wunsch bipolar</translation>
    </message>
    <message>
        <source>mean squared difference of Fisher-z correlations between regions</source>
        <translation>mittlere quadrierte Differenz der Fisher-z-Korrelationen zwischen Regionen</translation>
    </message>
    <message>
        <source>Connectivity dynamics</source>
        <translation>Dynamik der Konnektivität</translation>
    </message>
    <message>
        <source>mean absolute difference of the quantiles of window-to-window FC similarity (60 s windows)</source>
        <translation>mittlere absolute Differenz der Quantile der FC-Ähnlichkeit von Fenster zu Fenster (Fenster von 60 s)</translation>
    </message>
    <message>
        <source>mean squared difference of log relative power in ten log-spaced bands, every region</source>
        <translation>mittlere quadrierte Differenz der logarithmierten relativen Leistung in zehn logarithmisch verteilten Bändern, jede Region</translation>
    </message>
    <message>
        <source>FC pattern</source>
        <translation>FC-Muster</translation>
    </message>
    <message>
        <source>1 - correlation of Fisher-z FC, simulated with measured; blind to the level of FC, so use it beside &apos;fc&apos;</source>
        <translation>1 - Korrelation der Fisher-z-FC, simuliert mit gemessen; blind für die Höhe der FC, deshalb neben &apos;fc&apos; zu verwenden</translation>
    </message>
    <message>
        <source>Lagged FC</source>
        <translation>Zeitversetzte FC</translation>
    </message>
    <message>
        <source>mean squared difference of Fisher-z correlations of every region with every other 1 to 2 s later (one sample where sampling is slower)</source>
        <translation>mittlere quadrierte Differenz der Fisher-z-Korrelationen jeder Region mit jeder anderen 1 bis 2 s später (ein Abtastwert, wo langsamer abgetastet ist)</translation>
    </message>
    <message>
        <source>Phase FC</source>
        <translation>Phasen-FC</translation>
    </message>
    <message>
        <source>mean squared difference of mean cos(phase_i - phase_j), 0.04 to 0.07 Hz (the recording&apos;s own band for EEG)</source>
        <translation>mittlere quadrierte Differenz von mittlerem cos(phase_i - phase_j), 0.04 bis 0.07 Hz (beim EEG das eigene Band der Aufnahme)</translation>
    </message>
    <message>
        <source>squared difference of the standard deviation over time of the Kuramoto order parameter, 0.04 to 0.07 Hz</source>
        <translation>quadrierte Differenz der Standardabweichung des Kuramoto-Ordnungsparameters über die Zeit, 0.04 bis 0.07 Hz</translation>
    </message>
    <message>
        <source>squared difference of the mean over time of the Kuramoto order parameter, 0.04 to 0.07 Hz</source>
        <translation>quadrierte Differenz des Mittels des Kuramoto-Ordnungsparameters über die Zeit, 0.04 bis 0.07 Hz</translation>
    </message>
    <message>
        <source>Global connectivity</source>
        <translation>Globale Konnektivität</translation>
    </message>
    <message>
        <source>mean squared difference over regions of the mean FC with all others</source>
        <translation>mittlere quadrierte Differenz über Regionen der mittleren FC mit allen anderen</translation>
    </message>
    <message>
        <source>Time course</source>
        <translation>Zeitverlauf</translation>
    </message>
    <message>
        <source>mean squared error of standardised signals at the same times (NRMSE squared, 2 (1 - r)). Only for a single run and for models that are driven by its stimuli or teacher-forced: a free-running stochastic model has phases of its own, which match no recording</source>
        <translation>mittlerer quadrierter Fehler standardisierter Signale zu denselben Zeiten (NRMSE quadriert, 2 (1 - r)). Nur für einen einzelnen Lauf und für Modelle, die von seinen Reizen getrieben oder an der Aufnahme geführt werden: Ein frei laufendes stochastisches Modell hat eigene Phasen, die zu keiner Aufnahme passen</translation>
    </message>
    <message>
        <source>Anatomy</source>
        <translation>Anatomie</translation>
    </message>
    <message>
        <source>sum (w - w0)^2 / sum (w0 - mean w0)^2: 1 where weights are as far from anatomy as a connectome without any pattern</source>
        <translation>sum (w - w0)^2 / sum (w0 - mean w0)^2: 1, wo Gewichte so weit von der Anatomie entfernt sind wie ein Konnektom ohne jedes Muster</translation>
    </message>
    <message>
        <source>Sparse change of weights</source>
        <translation>Spärliche Änderung der Gewichte</translation>
    </message>
    <message>
        <source>sum |w - w0| / sum w0: few connections may leave anatomy, by any amount</source>
        <translation>sum |w - w0| / sum w0: Wenige Verbindungen dürfen die Anatomie verlassen, um beliebig viel</translation>
    </message>
    <message>
        <source>Small change of weights</source>
        <translation>Kleine Änderung der Gewichte</translation>
    </message>
    <message>
        <source>sum (w - w0)^2 / sum w0^2: many connections may leave anatomy, each by little</source>
        <translation>sum (w - w0)^2 / sum w0^2: Viele Verbindungen dürfen die Anatomie verlassen, jede um wenig</translation>
    </message>
    <message>
        <source>No tract, no weight</source>
        <translation>Keine Bahn, kein Gewicht</translation>
    </message>
    <message>
        <source>sum of |w| where anatomy has no tract / sum w0</source>
        <translation>Summe von |w|, wo die Anatomie keine Bahn hat / sum w0</translation>
    </message>
    <message>
        <source>Short wires</source>
        <translation>Kurze Leitungen</translation>
    </message>
    <message>
        <source>sum d |w - w0| / (mean d sum w0), d the distance between regions: long connections must earn their change</source>
        <translation>sum d |w - w0| / (mean d sum w0), d der Abstand zwischen Regionen: Lange Verbindungen müssen sich ihre Änderung verdienen</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>1 - Q, Q the modularity of the size of learned weights for a given partition (the anatomy&apos;s own, from its leading eigenvectors): weights gather inside modules</source>
        <translation>1 - Q, Q die Modularität der Größe gelernter Gewichte für eine gegebene Einteilung (die der Anatomie selbst, aus ihren führenden Eigenvektoren): Gewichte sammeln sich innerhalb von Modulen</translation>
    </message>
    <message>
        <source>Maps in patches</source>
        <translation>Karten in Flecken</translation>
    </message>
    <message>
        <source>mean |theta_i - theta_j| over connected regions, weighted by the connection: maps with few borders</source>
        <translation>mean |theta_i - theta_j| über verbundene Regionen, nach der Verbindung gewichtet: Karten mit wenigen Grenzen</translation>
    </message>
    <message>
        <source>Smooth maps</source>
        <translation>Glatte Karten</translation>
    </message>
    <message>
        <source>mean (theta_i - theta_j)^2 over connected regions, weighted by the connection (2 theta&apos; L theta / sum of weights): maps without borders</source>
        <translation>mean (theta_i - theta_j)^2 über verbundene Regionen, nach der Verbindung gewichtet (2 theta&apos; L theta / Summe der Gewichte): Karten ohne Grenzen</translation>
    </message>
    <message>
        <source>mean square of dx/dt - f_physics, by the trapezoid rule: what learned dynamics add to the mechanistic ones, per s</source>
        <translation>mittleres Quadrat von dx/dt - f_physics, nach der Trapezregel: was gelernte Dynamik der mechanistischen hinzufügt, je s</translation>
    </message>
    <message>
        <source>Smooth courses</source>
        <translation>Glatte Verläufe</translation>
    </message>
    <message>
        <source>mean square of x(t + step) - x(t)</source>
        <translation>mittleres Quadrat von x(t + step) - x(t)</translation>
    </message>
    <message>
        <source>L-BFGS (SciPy)</source>
        <translation>L-BFGS (SciPy)</translation>
    </message>
    <message>
        <source>quasi-Newton on exact gradients, 20 of them remembered</source>
        <translation>Quasi-Newton mit exakten Gradienten, von denen 20 behalten werden</translation>
    </message>
    <message>
        <source>Adam (Optax)</source>
        <translation>Adam (Optax)</translation>
    </message>
    <message>
        <source>gradients divided by their running size; for free-running simulations with fresh noise in every step</source>
        <translation>Gradienten geteilt durch ihre laufende Größe; für frei laufende Simulationen mit frischem Rauschen in jedem Schritt</translation>
    </message>
    <message>
        <source>SGD with momentum (Optax)</source>
        <translation>SGD mit Momentum (Optax)</translation>
    </message>
    <message>
        <source>plain gradients with Nesterov&apos;s momentum</source>
        <translation>einfache Gradienten mit Nesterov-Momentum</translation>
    </message>
    <message>
        <source>AdaBelief (Optax)</source>
        <translation>AdaBelief (Optax)</translation>
    </message>
    <message>
        <source>Adam that divides by the surprise of a gradient instead of its size</source>
        <translation>Adam, das durch die Überraschung eines Gradienten teilt statt durch seine Größe</translation>
    </message>
    <message>
        <source>Levenberg-Marquardt (Optimistix)</source>
        <translation>Levenberg-Marquardt (Optimistix)</translation>
    </message>
    <message>
        <source>damped Gauss-Newton on residuals; by products with the Jacobian beyond 300 parameters</source>
        <translation>gedämpftes Gauß-Newton auf Residuen; jenseits von 300 Parametern durch Produkte mit der Jacobi-Matrix</translation>
    </message>
    <message>
        <source>Gauss-Newton (Optimistix)</source>
        <translation>Gauß-Newton (Optimistix)</translation>
    </message>
    <message>
        <source>full steps to the answer of the linearised residuals; fast near the answer, may leave it from afar</source>
        <translation>ganze Schritte zur Lösung der linearisierten Residuen; schnell nahe der Lösung, kann von ferne an ihr vorbeigehen</translation>
    </message>
    <message>
        <source>Trust region, Newton-CG (SciPy)</source>
        <translation>Vertrauensbereich, Newton-CG (SciPy)</translation>
    </message>
    <message>
        <source>Newton steps by products with the Hessian, inside a region that grows with success; leaves saddles</source>
        <translation>Newton-Schritte durch Produkte mit der Hesse-Matrix, innerhalb eines Bereichs, der mit dem Erfolg wächst; verlässt Sattelpunkte</translation>
    </message>
    <message>
        <source>SLSQP (SciPy)</source>
        <translation>SLSQP (SciPy)</translation>
    </message>
    <message>
        <source>sequential quadratic programming with a full quasi-Newton matrix; up to 500 parameters</source>
        <translation>sequentielle quadratische Programmierung mit voller Quasi-Newton-Matrix; bis 500 Parameter</translation>
    </message>
    <message>
        <source>Nelder-Mead (SciPy)</source>
        <translation>Nelder-Mead (SciPy)</translation>
    </message>
    <message>
        <source>a simplex that needs no gradient; up to 50 parameters</source>
        <translation>ein Simplex, das keinen Gradienten braucht; bis 50 Parameter</translation>
    </message>
    <message>
        <source>Grid only</source>
        <translation>Nur Raster</translation>
    </message>
    <message>
        <source>the best of the grid over coupling and damping, all regions alike: what was usual before gradients, for comparison</source>
        <translation>das Beste des Rasters über Kopplung und Dämpfung, alle Regionen gleich: was vor den Gradienten üblich war, zum Vergleich</translation>
    </message>
    <message>
        <source>Laplace approximation</source>
        <translation>Laplace-Näherung</translation>
    </message>
    <message>
        <source>a Gaussian with the curvature at the optimum: seconds, and right where the posterior is narrow and has one peak</source>
        <translation>eine Gauß-Verteilung mit der Krümmung am Optimum: Sekunden, und richtig, wo der Posterior schmal ist und einen Gipfel hat</translation>
    </message>
    <message>
        <source>Ensemble of refits</source>
        <translation>Ensemble erneuter Anpassungen</translation>
    </message>
    <message>
        <source>the fit repeated on recordings drawn from the fitted model: follows curved posteriors where a Gaussian cannot</source>
        <translation>die Anpassung an Aufnahmen wiederholt, die aus dem angepassten Modell gezogen sind: folgt gekrümmten Posteriors, wo eine Gauß-Verteilung es nicht kann</translation>
    </message>
    <message>
        <source>Block bootstrap</source>
        <translation>Block-Bootstrap</translation>
    </message>
    <message>
        <source>the fit repeated on blocks of 60 to 120 s of the recording drawn with replacement: no noise model is taken for granted</source>
        <translation>die Anpassung an Blöcken der Aufnahme von 60 bis 120 s wiederholt, mit Zurücklegen gezogen: kein Rauschmodell wird vorausgesetzt</translation>
    </message>
    <message>
        <source>Mean-field variational</source>
        <translation>Variationell im mittleren Feld</translation>
    </message>
    <message>
        <source>the best Gaussian along each direction of the curvature by itself</source>
        <translation>die beste Gauß-Verteilung entlang jeder Richtung der Krümmung für sich</translation>
    </message>
    <message>
        <source>Importance sampling</source>
        <translation>Importance Sampling</translation>
    </message>
    <message>
        <source>draws weighed by the posterior itself, from distributions that learn its shape: exact for up to a dozen parameters in seconds; says where it is worth too few draws</source>
        <translation>Ziehungen, nach dem Posterior selbst gewogen, aus Verteilungen, die seine Form lernen: exakt bis zu einem Dutzend Parametern in Sekunden; sagt, wo es zu wenige Ziehungen wert ist</translation>
    </message>
    <message>
        <source>Normalising flow</source>
        <translation>Normalizing Flow</translation>
    </message>
    <message>
        <source>the best distribution that two autoregressive flows can bend from a Gaussian; given the learned connectome</source>
        <translation>die beste Verteilung, die zwei autoregressive Flows aus einer Gauß-Verteilung biegen können; bei gegebenem gelerntem Konnektom</translation>
    </message>
    <message>
        <source>No-U-Turn sampler</source>
        <translation>No-U-Turn-Sampler</translation>
    </message>
    <message>
        <source>draws from the posterior itself, checked by R-hat and effective sample size; minutes to hours; given the learned connectome</source>
        <translation>Ziehungen aus dem Posterior selbst, geprüft durch R-hat und effektive Stichprobengröße; Minuten bis Stunden; bei gegebenem gelerntem Konnektom</translation>
    </message>
    <message>
        <source>Not estimated</source>
        <translation>Nicht geschätzt</translation>
    </message>
    <message>
        <source>parameters have no intervals; for many quick fits in a row</source>
        <translation>Parameter haben keine Intervalle; für viele schnelle Anpassungen nacheinander</translation>
    </message>
    <message>
        <source>Stochastic Heun</source>
        <translation>Stochastisches Heun-Verfahren</translation>
    </message>
    <message>
        <source>second order without noise, weak order 2 with additive noise; keeps the Hopf point where Euler moves it</source>
        <translation>zweite Ordnung ohne Rauschen, schwache Ordnung 2 mit additivem Rauschen; erhält den Hopf-Punkt, wo Euler ihn verschiebt</translation>
    </message>
    <message>
        <source>Euler-Maruyama</source>
        <translation>Euler-Maruyama</translation>
    </message>
    <message>
        <source>first order; to repeat published work: it adds omega^2 dt / 2 to a of the Hopf model</source>
        <translation>erste Ordnung; um veröffentlichte Arbeiten zu wiederholen: addiert omega^2 dt / 2 zu a des Hopf-Modells</translation>
    </message>
    <message>
        <source>Runge-Kutta 4</source>
        <translation>Runge-Kutta 4</translation>
    </message>
    <message>
        <source>fourth order without noise; half of the noise enters before, half after a step, weak order 2</source>
        <translation>vierte Ordnung ohne Rauschen; die Hälfte des Rauschens tritt vor, die Hälfte nach einem Schritt ein, schwache Ordnung 2</translation>
    </message>
    <message>
        <source>Exact rotation, Heun for the rest</source>
        <translation>Exakte Drehung, Heun für den Rest</translation>
    </message>
    <message>
        <source>Strang splitting for oscillators of the EEG band: a rotation of any frequency neither grows nor decays, whatever the step</source>
        <translation>Strang-Splitting für Oszillatoren des EEG-Bandes: Eine Drehung beliebiger Frequenz wächst weder noch klingt sie ab, wie groß der Schritt auch ist</translation>
    </message>
    <message>
        <source>the same all the time</source>
        <translation>die ganze Zeit gleich</translation>
    </message>
    <message>
        <source>input to the first state of each target</source>
        <translation>Eingang in den ersten Zustand jedes Ziels</translation>
    </message>
    <message>
        <source>start, counted from the first sample</source>
        <translation>Beginn, ab dem ersten Abtastwert gezählt</translation>
    </message>
    <message>
        <source>one frequency</source>
        <translation>eine Frequenz</translation>
    </message>
    <message>
        <source>periods per second</source>
        <translation>Perioden je Sekunde</translation>
    </message>
    <message>
        <source>phase at the start</source>
        <translation>Phase am Beginn</translation>
    </message>
    <message>
        <source>pulses of one sign</source>
        <translation>Pulse eines Vorzeichens</translation>
    </message>
    <message>
        <source>duration of a pulse, at most one period; one shorter than the time step enters by its area</source>
        <translation>Dauer eines Pulses, höchstens eine Periode; einer, der kürzer ist als der Zeitschritt, geht mit seiner Fläche ein</translation>
    </message>
    <message>
        <source>Ramp</source>
        <translation>Rampe</translation>
    </message>
    <message>
        <source>up, constant, and down before the end</source>
        <translation>hinauf, konstant und vor dem Ende hinab</translation>
    </message>
    <message>
        <source>Balanced pulses</source>
        <translation>Ladungsbalancierte Pulse</translation>
    </message>
    <message>
        <source>a pulse and its charge back; ratio 1 is symmetric</source>
        <translation>ein Puls und seine Ladung zurück; Verhältnis 1 ist symmetrisch</translation>
    </message>
    <message>
        <source>Second phase longer by</source>
        <translation>Zweite Phase länger um</translation>
    </message>
    <message>
        <source>Gap between phases</source>
        <translation>Pause zwischen den Phasen</translation>
    </message>
    <message>
        <source>Bursts</source>
        <translation>Bursts</translation>
    </message>
    <message>
        <source>one, two or more pulses at a time, once or again and again, in trains: TMS as single and paired pulses, trains and theta bursts</source>
        <translation>ein, zwei oder mehr Pulse auf einmal, einmal oder immer wieder, in Zügen: TMS als Einzel- und Doppelpulse, Pulszüge und Theta-Bursts</translation>
    </message>
    <message>
        <source>Pulses of a burst</source>
        <translation>Pulse eines Bursts</translation>
    </message>
    <message>
        <source>Within a burst</source>
        <translation>Innerhalb eines Bursts</translation>
    </message>
    <message>
        <source>Height of its first pulse</source>
        <translation>Höhe seines ersten Pulses</translation>
    </message>
    <message>
        <source>Bursts in all, 0 = all the time</source>
        <translation>Bursts insgesamt, 0 = die ganze Zeit</translation>
    </message>
    <message>
        <source>Trains of</source>
        <translation>Züge von</translation>
    </message>
    <message>
        <source>Pauses, 0 = no trains</source>
        <translation>Pausen, 0 = keine Züge</translation>
    </message>
    <message>
        <source>Modulated sine</source>
        <translation>Modulierter Sinus</translation>
    </message>
    <message>
        <source>a sine whose height beats</source>
        <translation>ein Sinus, dessen Höhe schwebt</translation>
    </message>
    <message>
        <source>Beat</source>
        <translation>Schwebung</translation>
    </message>
    <message>
        <source>Chirp</source>
        <translation>Chirp</translation>
    </message>
    <message>
        <source>from one frequency to another, again and again</source>
        <translation>von einer Frequenz zur anderen, immer wieder</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>random heights, the same in every run</source>
        <translation>zufällige Höhen, in jedem Lauf dieselben</translation>
    </message>
    <message>
        <source>Each height for</source>
        <translation>Jede Höhe für</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Gezeichnet</translation>
    </message>
    <message>
        <source>straight lines between points</source>
        <translation>gerade Linien zwischen Punkten</translation>
    </message>
    <message>
        <source>Again every, 0 = once</source>
        <translation>Wieder alle, 0 = einmal</translation>
    </message>
    <message>
        <source>Stroke</source>
        <translation>Schlaganfall</translation>
    </message>
    <message>
        <source>a lesion takes shares of regions and of connections that run through it; excitability around it is raised and settles with time. Burden is the share of a region that is lost. Whole regions named in place of a lesion are lost whole, with no connections but their own. Times in days.</source>
        <translation>eine Läsion nimmt Anteile von Regionen und von Verbindungen, die durch sie laufen; um sie herum ist die Erregbarkeit erhöht und beruhigt sich mit der Zeit. Last ist der Anteil einer Region, der verloren ist. Ganze Regionen, die anstelle einer Läsion genannt sind, sind ganz verloren, mit keinen Verbindungen außer ihren eigenen. Zeiten in Tagen.</translation>
    </message>
    <message>
        <source>excitability at the border of the lesion right after it, above 0 more</source>
        <translation>Erregbarkeit am Rand der Läsion gleich danach, über 0 mehr</translation>
    </message>
    <message>
        <source>width of the Gaussian of distance in which excitability is changed</source>
        <translation>Breite der Gauß-Glocke des Abstands, in der die Erregbarkeit verändert ist</translation>
    </message>
    <message>
        <source>time in which the changed excitability falls to 37 %; an assumption</source>
        <translation>Zeit, in der die veränderte Erregbarkeit auf 37 % fällt; eine Annahme</translation>
    </message>
    <message>
        <source>units of the model&apos;s balance</source>
        <translation>Einheiten des Gleichgewichts im Modell</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Tumour, growing ball</source>
        <translation>Tumor, wachsende Kugel</translation>
    </message>
    <message>
        <source>a ball around the first region grows at the speed of the reaction-diffusion equation. Regions are balls of one size. Burden c is the infiltrated share of a region. Excitability: − loss c + rim 4 c (1 − c). A connection loses tract_loss times the larger c of its ends, and its delay grows with what it lost. Times in days.</source>
        <translation>eine Kugel um die erste Region wächst mit der Geschwindigkeit der Reaktions-Diffusions-Gleichung. Regionen sind Kugeln einer Größe. Last c ist der infiltrierte Anteil einer Region. Erregbarkeit: − loss c + rim 4 c (1 − c). Eine Verbindung verliert tract_loss mal das größere c ihrer Enden, und ihre Laufzeit wächst mit dem, was sie verlor. Zeiten in Tagen.</translation>
    </message>
    <message>
        <source>how fast cells spread</source>
        <translation>wie schnell Zellen sich ausbreiten</translation>
    </message>
    <message>
        <source>how fast cells divide</source>
        <translation>wie schnell Zellen sich teilen</translation>
    </message>
    <message>
        <source>radius at time 0</source>
        <translation>Radius zur Zeit 0</translation>
    </message>
    <message>
        <source>what excitability a fully infiltrated region loses</source>
        <translation>was eine ganz infiltrierte Region an Erregbarkeit verliert</translation>
    </message>
    <message>
        <source>what excitability a half infiltrated region gains on top</source>
        <translation>was eine halb infiltrierte Region zusätzlich an Erregbarkeit gewinnt</translation>
    </message>
    <message>
        <source>share that a connection with a fully infiltrated end loses</source>
        <translation>Anteil, den eine Verbindung mit einem ganz infiltrierten Ende verliert</translation>
    </message>
    <message>
        <source>how many times longer a lost connection takes</source>
        <translation>wievielmal länger eine verlorene Verbindung braucht</translation>
    </message>
    <message>
        <source>mm²/day</source>
        <translation>mm²/Tag</translation>
    </message>
    <message>
        <source>1/day</source>
        <translation>1/Tag</translation>
    </message>
    <message>
        <source>Tumour, along connections</source>
        <translation>Tumor, entlang von Verbindungen</translation>
    </message>
    <message>
        <source>infiltration grows in regions and spreads along connections (Fisher-Kolmogorov on the graph). Burden c is the infiltrated share of a region. Excitability: − loss c + rim 4 c (1 − c). A connection loses tract_loss times the larger c of its ends, and its delay grows with what it lost. Times in days.</source>
        <translation>Infiltration wächst in Regionen und breitet sich entlang von Verbindungen aus (Fisher-Kolmogorow auf dem Graphen). Last c ist der infiltrierte Anteil einer Region. Erregbarkeit: − loss c + rim 4 c (1 − c). Eine Verbindung verliert tract_loss mal das größere c ihrer Enden, und ihre Laufzeit wächst mit dem, was sie verlor. Zeiten in Tagen.</translation>
    </message>
    <message>
        <source>rate of spread</source>
        <translation>Rate der Ausbreitung</translation>
    </message>
    <message>
        <source>rate of growth</source>
        <translation>Rate des Wachstums</translation>
    </message>
    <message>
        <source>burden of the first regions</source>
        <translation>Last der ersten Regionen</translation>
    </message>
    <message>
        <source>Network diffusion (tau, amyloid)</source>
        <translation>Netzdiffusion (Tau, Amyloid)</translation>
    </message>
    <message>
        <source>what is seeded spreads along connections, dx/dt = −β L x. What is seeded (1 in each first region) is conserved. Excitability changes in proportion to burden; a connection loses tract_loss times the mean burden of its ends. Both are assumptions, not findings of this person. Times in years.</source>
        <translation>was gesät ist, breitet sich entlang von Verbindungen aus, dx/dt = −β L x. Was gesät ist (1 in jeder ersten Region), bleibt erhalten. Die Erregbarkeit ändert sich im Verhältnis zur Last; eine Verbindung verliert tract_loss mal die mittlere Last ihrer Enden. Beides sind Annahmen, keine Befunde dieses Menschen. Zeiten in Jahren.</translation>
    </message>
    <message>
        <source>what excitability a region of burden 1 gains; below 0 it loses</source>
        <translation>was eine Region mit Last 1 an Erregbarkeit gewinnt; unter 0 verliert sie</translation>
    </message>
    <message>
        <source>share that a connection between two regions of burden 1 loses</source>
        <translation>Anteil, den eine Verbindung zwischen zwei Regionen mit Last 1 verliert</translation>
    </message>
    <message>
        <source>1/year</source>
        <translation>1/Jahr</translation>
    </message>
    <message>
        <source>Network growth (tau, amyloid)</source>
        <translation>Netzwachstum (Tau, Amyloid)</translation>
    </message>
    <message>
        <source>what is seeded spreads and grows, dx/dt = −β L x + α x (1 − x). Excitability changes in proportion to burden; a connection loses tract_loss times the mean burden of its ends. Both are assumptions, not findings of this person. Times in years.</source>
        <translation>was gesät ist, breitet sich aus und wächst, dx/dt = −β L x + α x (1 − x). Die Erregbarkeit ändert sich im Verhältnis zur Last; eine Verbindung verliert tract_loss mal die mittlere Last ihrer Enden. Beides sind Annahmen, keine Befunde dieses Menschen. Zeiten in Jahren.</translation>
    </message>
    <message>
        <source>E/I shift</source>
        <translation>E/I-Verschiebung</translation>
    </message>
    <message>
        <source>excitability of the named regions moves by `shift`, in equal steps over `ramp_days`. Burden is the part of the shift that has come on. Times in days.</source>
        <translation>die Erregbarkeit der genannten Regionen verschiebt sich um `shift`, in gleichen Schritten über `ramp_days`. Last ist der Teil der Verschiebung, der eingetreten ist. Zeiten in Tagen.</translation>
    </message>
    <message>
        <source>what excitability gains in the end, above 0 more excitable</source>
        <translation>was die Erregbarkeit am Ende gewinnt, über 0 erregbarer</translation>
    </message>
    <message>
        <source>how long it takes to come on</source>
        <translation>wie lange es dauert, bis sie eintritt</translation>
    </message>
    <message>
        <source>frontal lobe</source>
        <translation>Frontallappen</translation>
    </message>
    <message>
        <source>parietal lobe</source>
        <translation>Parietallappen</translation>
    </message>
    <message>
        <source>temporal lobe</source>
        <translation>Temporallappen</translation>
    </message>
    <message>
        <source>occipital lobe</source>
        <translation>Okzipitallappen</translation>
    </message>
    <message>
        <source>cingulate cortex</source>
        <translation>zingulärer Kortex</translation>
    </message>
    <message>
        <source>insula</source>
        <translation>Insula</translation>
    </message>
    <message>
        <source>subcortical</source>
        <translation>subkortikal</translation>
    </message>
    <message>
        <source>Frontal lobe</source>
        <translation>Frontallappen</translation>
    </message>
    <message>
        <source>Parietal lobe</source>
        <translation>Parietallappen</translation>
    </message>
    <message>
        <source>Temporal lobe</source>
        <translation>Temporallappen</translation>
    </message>
    <message>
        <source>Occipital lobe</source>
        <translation>Okzipitallappen</translation>
    </message>
    <message>
        <source>Cingulate cortex</source>
        <translation>Zingulärer Kortex</translation>
    </message>
    <message>
        <source>Visual network</source>
        <translation>Visuelles Netzwerk</translation>
    </message>
    <message>
        <source>Somatomotor network</source>
        <translation>Somatomotorisches Netzwerk</translation>
    </message>
    <message>
        <source>Dorsal attention network</source>
        <translation>Dorsales Aufmerksamkeitsnetzwerk</translation>
    </message>
    <message>
        <source>Ventral attention network</source>
        <translation>Ventrales Aufmerksamkeitsnetzwerk</translation>
    </message>
    <message>
        <source>Limbic network</source>
        <translation>Limbisches Netzwerk</translation>
    </message>
    <message>
        <source>Control network</source>
        <translation>Kontrollnetzwerk</translation>
    </message>
    <message>
        <source>Default mode network</source>
        <translation>Ruhezustandsnetzwerk (DMN)</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Vergleichswert</translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation>Vergleichswerte</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Äste</translation>
    </message>
    <message>
        <source>Choosing a draw</source>
        <translation>Wahl einer Ziehung</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Corrected by simulations</source>
        <translation>An Simulationen berichtigt</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>Zyklen</translation>
    </message>
    <message>
        <source>Derivatives</source>
        <translation>Ableitungen</translation>
    </message>
    <message>
        <source>Disturbed data</source>
        <translation>Gestörte Daten</translation>
    </message>
    <message>
        <source>Driving</source>
        <translation>Antreiben</translation>
    </message>
    <message>
        <source>Features of the recordings</source>
        <translation>Merkmale der Aufnahmen</translation>
    </message>
    <message>
        <source>Filtering</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Fitting</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>From its neighbour</source>
        <translation>Vom Nachbarn aus</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Gradienten</translation>
    </message>
    <message>
        <source>Held for plans</source>
        <translation>Für Pläne festgehalten</translation>
    </message>
    <message>
        <source>Is it within what the twin knows</source>
        <translation>Kennt der Zwilling es?</translation>
    </message>
    <message>
        <source>Joint fit</source>
        <translation>Gemeinsame Anpassung</translation>
    </message>
    <message>
        <source>Judging</source>
        <translation>Beurteilen</translation>
    </message>
    <message>
        <source>Judging on other noise</source>
        <translation>Beurteilen an anderem Rauschen</translation>
    </message>
    <message>
        <source>Measured states</source>
        <translation>Gemessene Zustände</translation>
    </message>
    <message>
        <source>Posterior</source>
        <translation>Posterior</translation>
    </message>
    <message>
        <source>Reading seizures</source>
        <translation>Anfälle lesen</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Vergleichsgrößen</translation>
    </message>
    <message>
        <source>Refits</source>
        <translation>Erneute Anpassungen</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>Sampler, warm-up</source>
        <translation>Sampler, Aufwärmen</translation>
    </message>
    <message>
        <source>Settling</source>
        <translation>Einschwingen</translation>
    </message>
    <message>
        <source>Simulated states</source>
        <translation>Simulierte Zustände</translation>
    </message>
    <message>
        <source>Simulating</source>
        <translation>Simulieren</translation>
    </message>
    <message>
        <source>States of training runs</source>
        <translation>Zustände der Trainingsläufe</translation>
    </message>
    <message>
        <source>Stimulating</source>
        <translation>Stimulieren</translation>
    </message>
    <message>
        <source>Testing on contacts left out</source>
        <translation>Prüfen an weggelassenen Kontakten</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Trying sets</source>
        <translation>Mengen erproben</translation>
    </message>
    <message>
        <source>Uphill by gradients</source>
        <translation>Aufwärts nach Gradienten</translation>
    </message>
    <message>
        <source>Validating</source>
        <translation>Validieren</translation>
    </message>
    <message>
        <source>Variational</source>
        <translation>Variationell</translation>
    </message>
    <message>
        <source>Weighed draws</source>
        <translation>Gewogene Ziehungen</translation>
    </message>
    <message>
        <source>Weight of regulariser</source>
        <translation>Gewicht des Regularisierers</translation>
    </message>
    <message>
        <source>Whole plan</source>
        <translation>Ganzer Plan</translation>
    </message>
    <message>
        <source>Whole twin</source>
        <translation>Ganzer Zwilling</translation>
    </message>
    <message>
        <source>Mean correlation of alpha of the other regions</source>
        <translation>Mittlere Alpha-Korrelation der anderen Regionen</translation>
    </message>
    <message>
        <source>Mean correlation of alpha of the remaining regions</source>
        <translation>Mittlere Alpha-Korrelation der verbleibenden Regionen</translation>
    </message>
    <message>
        <source>Change of alpha correlation (rms)</source>
        <translation>Änderung der Alpha-Korrelation (RMS)</translation>
    </message>
    <message>
        <source>Log alpha power of stimulated regions</source>
        <translation>Logarithmische Alpha-Leistung der stimulierten Regionen</translation>
    </message>
    <message>
        <source>Log alpha power of the other regions</source>
        <translation>Logarithmische Alpha-Leistung der anderen Regionen</translation>
    </message>
    <message>
        <source>Log alpha power of the remaining regions</source>
        <translation>Logarithmische Alpha-Leistung der verbleibenden Regionen</translation>
    </message>
    <message>
        <source>Whole brain: FC strength</source>
        <translation>Ganzes Gehirn: FC-Stärke</translation>
    </message>
    <message>
        <source>Whole brain: global efficiency</source>
        <translation>Ganzes Gehirn: globale Effizienz</translation>
    </message>
    <message>
        <source>Frontal lobe: FC strength</source>
        <translation>Frontallappen: FC-Stärke</translation>
    </message>
    <message>
        <source>Frontal lobe: global efficiency</source>
        <translation>Frontallappen: globale Effizienz</translation>
    </message>
    <message>
        <source>Parietal lobe: FC strength</source>
        <translation>Parietallappen: FC-Stärke</translation>
    </message>
    <message>
        <source>Parietal lobe: global efficiency</source>
        <translation>Parietallappen: globale Effizienz</translation>
    </message>
    <message>
        <source>Temporal lobe: FC strength</source>
        <translation>Temporallappen: FC-Stärke</translation>
    </message>
    <message>
        <source>Temporal lobe: global efficiency</source>
        <translation>Temporallappen: globale Effizienz</translation>
    </message>
    <message>
        <source>Occipital lobe: FC strength</source>
        <translation>Okzipitallappen: FC-Stärke</translation>
    </message>
    <message>
        <source>Occipital lobe: global efficiency</source>
        <translation>Okzipitallappen: globale Effizienz</translation>
    </message>
    <message>
        <source>Cingulate cortex: FC strength</source>
        <translation>Zingulärer Kortex: FC-Stärke</translation>
    </message>
    <message>
        <source>Cingulate cortex: global efficiency</source>
        <translation>Zingulärer Kortex: globale Effizienz</translation>
    </message>
    <message>
        <source>Insula: FC strength</source>
        <translation>Insula: FC-Stärke</translation>
    </message>
    <message>
        <source>Insula: global efficiency</source>
        <translation>Insula: globale Effizienz</translation>
    </message>
    <message>
        <source>Subcortical: FC strength</source>
        <translation>Subkortikal: FC-Stärke</translation>
    </message>
    <message>
        <source>Subcortical: global efficiency</source>
        <translation>Subkortikal: globale Effizienz</translation>
    </message>
    <message>
        <source>Visual network: FC strength</source>
        <translation>Visuelles Netzwerk: FC-Stärke</translation>
    </message>
    <message>
        <source>Visual network: global efficiency</source>
        <translation>Visuelles Netzwerk: globale Effizienz</translation>
    </message>
    <message>
        <source>Somatomotor network: FC strength</source>
        <translation>Somatomotorisches Netzwerk: FC-Stärke</translation>
    </message>
    <message>
        <source>Somatomotor network: global efficiency</source>
        <translation>Somatomotorisches Netzwerk: globale Effizienz</translation>
    </message>
    <message>
        <source>Dorsal attention network: FC strength</source>
        <translation>Dorsales Aufmerksamkeitsnetzwerk: FC-Stärke</translation>
    </message>
    <message>
        <source>Dorsal attention network: global efficiency</source>
        <translation>Dorsales Aufmerksamkeitsnetzwerk: globale Effizienz</translation>
    </message>
    <message>
        <source>Ventral attention network: FC strength</source>
        <translation>Ventrales Aufmerksamkeitsnetzwerk: FC-Stärke</translation>
    </message>
    <message>
        <source>Ventral attention network: global efficiency</source>
        <translation>Ventrales Aufmerksamkeitsnetzwerk: globale Effizienz</translation>
    </message>
    <message>
        <source>Limbic network: FC strength</source>
        <translation>Limbisches Netzwerk: FC-Stärke</translation>
    </message>
    <message>
        <source>Limbic network: global efficiency</source>
        <translation>Limbisches Netzwerk: globale Effizienz</translation>
    </message>
    <message>
        <source>Control network: FC strength</source>
        <translation>Kontrollnetzwerk: FC-Stärke</translation>
    </message>
    <message>
        <source>Control network: global efficiency</source>
        <translation>Kontrollnetzwerk: globale Effizienz</translation>
    </message>
    <message>
        <source>Default mode network: FC strength</source>
        <translation>Ruhezustandsnetzwerk (DMN): FC-Stärke</translation>
    </message>
    <message>
        <source>Default mode network: global efficiency</source>
        <translation>Ruhezustandsnetzwerk (DMN): globale Effizienz</translation>
    </message>
    <message>
        <source>Is there a solution?</source>
        <translation>Gibt es eine Lösung?</translation>
    </message>
    <message>
        <source>Is there only one?</source>
        <translation>Gibt es nur eine?</translation>
    </message>
    <message>
        <source>Does it answer calmly to noise?</source>
        <translation>Antwortet sie ruhig auf Rauschen?</translation>
    </message>
    <message>
        <source>Are all directions told alike?</source>
        <translation>Sind alle Richtungen gleich gut bestimmt?</translation>
    </message>
    <message>
        <source>Do the data tell the parameters?</source>
        <translation>Bestimmen die Daten die Parameter?</translation>
    </message>
    <message>
        <source>Mean squared difference of free-running simulations from the recordings over that of two runs of this person, weighed as in the fit: 1 is as far off as the next run.</source>
        <translation>Mittlere quadrierte Differenz frei laufender Simulationen zu den Aufnahmen durch die zweier Läufe dieses Menschen, gewichtet wie in der Anpassung: 1 ist so weit entfernt wie der nächste Lauf.</translation>
    </message>
    <message>
        <source>The inversion repeated from points of the prior on the linear theory: how far apart parameters lie that fit equally well, in prior spreads.</source>
        <translation>Die Umkehrung von Punkten des Priors aus wiederholt, nach der linearen Theorie: wie weit Parameter auseinanderliegen, die gleich gut passen, in Prior-Streuungen.</translation>
    </message>
    <message>
        <source>Noise of 1 to 10 % of the features&apos; root mean square added to the data, and refitted from the optimum: relative change of the parameters (in prior spreads) per relative change of the data.</source>
        <translation>Rauschen von 1 bis 10 % des quadratischen Mittels der Merkmale zu den Daten addiert und vom Optimum aus erneut angepasst: relative Änderung der Parameter (in Prior-Streuungen) je relativer Änderung der Daten.</translation>
    </message>
    <message>
        <source>Largest over smallest singular value of the sensitivity matrix, scaled by prior spreads and the noise of the features, among the directions that leave a trace in the data at all; the others are named.</source>
        <translation>Größter durch kleinsten Singulärwert der Empfindlichkeitsmatrix, skaliert mit Prior-Streuungen und dem Rauschen der Merkmale, unter den Richtungen, die überhaupt eine Spur in den Daten hinterlassen; die anderen sind genannt.</translation>
    </message>
    <message>
        <source>Posterior over prior standard deviation, in the median of all values (Cramer-Rao with the prior; what the model cannot follow counts as noise).</source>
        <translation>Posterior- durch Prior-Standardabweichung, im Median aller Werte (Cramér-Rao mit dem Prior; was das Modell nicht nachvollziehen kann, zählt als Rauschen).</translation>
    </message>
    <message>
        <source>twin, filtered start</source>
        <translation>Zwilling, gefilterter Start</translation>
    </message>
    <message>
        <source>twin, filtered start, scaled on training runs</source>
        <translation>Zwilling, gefilterter Start, an Trainingsläufen skaliert</translation>
    </message>
    <message>
        <source>twin, start from the last sample</source>
        <translation>Zwilling, Start vom letzten Abtastwert</translation>
    </message>
    <message>
        <source>twin, its resting mean</source>
        <translation>Zwilling, sein Ruhemittel</translation>
    </message>
    <message>
        <source>persistence</source>
        <translation>Persistenz</translation>
    </message>
    <message>
        <source>AR, every region by itself</source>
        <translation>AR, jede Region für sich</translation>
    </message>
    <message>
        <source>VAR, all regions</source>
        <translation>VAR, alle Regionen</translation>
    </message>
    <message>
        <source>States of the regions</source>
        <translation>Zustände der Regionen</translation>
    </message>
    <message>
        <source>Phase-locked</source>
        <translation>Phasengekoppelt</translation>
    </message>
    <message>
        <source>years</source>
        <translation>Jahre</translation>
    </message>
    <message>
        <source>One posterior draw of the twin: intervals are of noise, not of what the recordings leave open.</source>
        <translation>Eine Posterior-Ziehung des Zwillings: Die Intervalle sind die des Rauschens, nicht dessen, was die Aufnahmen offenlassen.</translation>
    </message>
    <message>
        <source>A seizure that stays away in these runs may only be put off.</source>
        <translation>Ein Anfall, der in diesen Läufen ausbleibt, kann auch nur aufgeschoben sein.</translation>
    </message>
    <message>
        <source>How familiar stimulation is to this twin: not estimated; no recording of it has any.</source>
        <translation>Wie vertraut diesem Zwilling Stimulation ist: nicht geschätzt; keine seiner Aufnahmen enthält welche.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Sensed</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Agreement of assumptions</source>
        <translation>Übereinstimmung der Annahmen</translation>
    </message>
    <message>
        <source>Learned over physics</source>
        <translation>Gelerntes gegenüber Physik</translation>
    </message>
    <message>
        <source>The training recordings themselves, taken as the prediction: the ceiling.</source>
        <translation>Die Trainingsaufnahmen selbst als Vorhersage genommen: die Obergrenze.</translation>
    </message>
    <message>
        <source>r(log SC, FC): what the connectome says without a model.</source>
        <translation>r(log SC, FC): was das Konnektom ohne Modell sagt.</translation>
    </message>
    <message>
        <source>Gaussian noise with the mean FC and the spectra of the training recordings: all that covariance and spectra say, and no brain.</source>
        <translation>Gaußsches Rauschen mit der mittleren FC und den Spektren der Trainingsaufnahmen: alles, was Kovarianz und Spektren sagen, und kein Gehirn.</translation>
    </message>
    <message>
        <source>The judged recordings with random phases in every region: their own spectra, no FC (doi:10.1016/0167-2789(92)90102-S).</source>
        <translation>Die beurteilten Aufnahmen mit zufälligen Phasen in jeder Region: ihre eigenen Spektren, keine FC (doi:10.1016/0167-2789(92)90102-S).</translation>
    </message>
    <message>
        <source>White noise of each region&apos;s own variance: the floor of every metric.</source>
        <translation>Weißes Rauschen mit der eigenen Varianz jeder Region: die Untergrenze jeder Metrik.</translation>
    </message>
    <message>
        <source>The calculation stopped because of a fault in the program.</source>
        <translation>Die Berechnung endete wegen eines Fehlers im Programm.</translation>
    </message>
    <message>
        <source>The calculation was stopped before it began.</source>
        <translation>Die Berechnung wurde angehalten, bevor sie begann.</translation>
    </message>
    <message>
        <source>The engine could not be started.</source>
        <translation>Die Engine konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>a lesion takes shares of regions and of connections that run through it; excitability around it is raised and settles with time</source>
        <translation>eine Läsion nimmt Anteile von Regionen und von Verbindungen, die durch sie laufen; um sie herum ist die Erregbarkeit erhöht und beruhigt sich mit der Zeit</translation>
    </message>
    <message>
        <source>Burden is the share of a region that is lost. Whole regions named in place of a lesion are lost whole, with no connections but their own.</source>
        <translation>Last ist der Anteil einer Region, der verloren ist. Ganze Regionen, die anstelle einer Läsion genannt sind, sind ganz verloren, mit keinen Verbindungen außer ihren eigenen.</translation>
    </message>
    <message>
        <source>a ball around the first region grows at the speed of the reaction-diffusion equation</source>
        <translation>eine Kugel um die erste Region wächst mit der Geschwindigkeit der Reaktions-Diffusions-Gleichung</translation>
    </message>
    <message>
        <source>Regions are balls of one size. Burden c is the infiltrated share of a region. Excitability: − loss c + rim 4 c (1 − c). A connection loses tract_loss times the larger c of its ends, and its delay grows with what it lost.</source>
        <translation>Regionen sind Kugeln einer Größe. Last c ist der infiltrierte Anteil einer Region. Erregbarkeit: − loss c + rim 4 c (1 − c). Eine Verbindung verliert tract_loss mal das größere c ihrer Enden, und ihre Laufzeit wächst mit dem, was sie verlor.</translation>
    </message>
    <message>
        <source>infiltration grows in regions and spreads along connections (Fisher-Kolmogorov on the graph)</source>
        <translation>Infiltration wächst in Regionen und breitet sich entlang von Verbindungen aus (Fisher-Kolmogorow auf dem Graphen)</translation>
    </message>
    <message>
        <source>Burden c is the infiltrated share of a region. Excitability: − loss c + rim 4 c (1 − c). A connection loses tract_loss times the larger c of its ends, and its delay grows with what it lost.</source>
        <translation>Last c ist der infiltrierte Anteil einer Region. Erregbarkeit: − loss c + rim 4 c (1 − c). Eine Verbindung verliert tract_loss mal das größere c ihrer Enden, und ihre Laufzeit wächst mit dem, was sie verlor.</translation>
    </message>
    <message>
        <source>what is seeded spreads along connections, dx/dt = −β L x</source>
        <translation>was gesät ist, breitet sich entlang von Verbindungen aus, dx/dt = −β L x</translation>
    </message>
    <message>
        <source>What is seeded (1 in each first region) is conserved. Excitability changes in proportion to burden; a connection loses tract_loss times the mean burden of its ends. Both are assumptions, not findings of this person.</source>
        <translation>Was gesät ist (1 in jeder ersten Region), bleibt erhalten. Die Erregbarkeit ändert sich im Verhältnis zur Last; eine Verbindung verliert tract_loss mal die mittlere Last ihrer Enden. Beides sind Annahmen, keine Befunde dieses Menschen.</translation>
    </message>
    <message>
        <source>what is seeded spreads and grows, dx/dt = −β L x + α x (1 − x)</source>
        <translation>was gesät ist, breitet sich aus und wächst, dx/dt = −β L x + α x (1 − x)</translation>
    </message>
    <message>
        <source>Excitability changes in proportion to burden; a connection loses tract_loss times the mean burden of its ends. Both are assumptions, not findings of this person.</source>
        <translation>Die Erregbarkeit ändert sich im Verhältnis zur Last; eine Verbindung verliert tract_loss mal die mittlere Last ihrer Enden. Beides sind Annahmen, keine Befunde dieses Menschen.</translation>
    </message>
    <message>
        <source>excitability of the named regions moves by `shift`, in equal steps over `ramp_days`</source>
        <translation>die Erregbarkeit der genannten Regionen verschiebt sich um `shift`, in gleichen Schritten über `ramp_days`</translation>
    </message>
    <message>
        <source>Burden is the part of the shift that has come on.</source>
        <translation>Last ist der Teil der Verschiebung, der eingetreten ist.</translation>
    </message>
    <message>
        <source>saddle focus</source>
        <translation>Sattelstrudel</translation>
    </message>
    <message>
        <source>unmatched</source>
        <translation>nicht zugeordnet</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>doppelt</translation>
    </message>
    <message>
        <source>not tissue</source>
        <translation>kein Gewebe</translation>
    </message>
    <message>
        <source>Lesion</source>
        <translation>Läsion</translation>
    </message>
    <message>
        <source>Tumour</source>
        <translation>Tumor</translation>
    </message>
    <message>
        <source>Resection</source>
        <translation>Resektion</translation>
    </message>
    <message>
        <source>Cavity</source>
        <translation>Höhle</translation>
    </message>
    <message>
        <source>{left} of the prior spread is left ({level} of their mean, {pattern} of their differences)</source>
        <translation>{left} der Prior-Streuung bleiben ({level} der ihres Mittels, {pattern} der ihrer Unterschiede)</translation>
    </message>
    <message>
        <source>{runs} of {all} simulated runs left all bounds, in {where}: nothing of it can be shown. {mend}</source>
        <translation>{runs} von {all} simulierten Läufen haben alle Grenzen verlassen, in {where}: Nichts davon kann gezeigt werden. {mend}</translation>
    </message>
    <message>
        <source>{runs} of {all} simulated runs left all bounds, in {where} within {after} s: nothing of it can be shown. {mend}</source>
        <translation>{runs} von {all} simulierten Läufen haben alle Grenzen verlassen, in {where} innerhalb von {after} s: Nichts davon kann gezeigt werden. {mend}</translation>
    </message>
    <message>
        <source>Fitted to the cross spectra of the channels; losses, optimiser, regularisers and priors of the request play no part.</source>
        <translation>An die Kreuzspektren der Kanäle angepasst; Verluste, Optimierer, Regularisierer und Priors des Auftrags spielen keine Rolle.</translation>
    </message>
    <message>
        <source>{called} up</source>
        <translation>{called} aufwärts</translation>
    </message>
    <message>
        <source>{called} down</source>
        <translation>{called} abwärts</translation>
    </message>
    <message>
        <source>up in {name}</source>
        <translation>aufwärts in {name}</translation>
    </message>
    <message>
        <source>down in {name}</source>
        <translation>abwärts in {name}</translation>
    </message>
    <message>
        <source>{called} up in {name}</source>
        <translation>{called} aufwärts in {name}</translation>
    </message>
    <message>
        <source>{called} down in {name}</source>
        <translation>{called} abwärts in {name}</translation>
    </message>
    <message>
        <source>set</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>sets</source>
        <translation>Mengen</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>stoppen</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>stoppt</translation>
    </message>
    <message>
        <source>Trade</source>
        <translation>Tauschbar</translation>
    </message>
    <message>
        <source>Trades</source>
        <translation>Tauschbar</translation>
    </message>
    <message>
        <source>{value} ({low} to {high}) {unit}</source>
        <translation>{value} ({low} bis {high}) {unit}</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value} ({low} bis {high})</translation>
    </message>
    <message>
        <source>The twin keeps no amplitudes of its recordings; fit it again.</source>
        <translation>Der Zwilling hat keine Amplituden seiner Aufnahmen behalten; noch einmal anpassen.</translation>
    </message>
    <message>
        <source>All regions of the recordings have the same variance, as after z-scoring: import them as they were before.</source>
        <translation>Alle Regionen der Aufnahmen haben dieselbe Varianz, wie nach einer z-Transformation: so importieren, wie sie davor waren.</translation>
    </message>
    <message>
        <source>{count} regions are too few for a rank correlation; {least} are needed.</source>
        <translation>{count} Regionen sind zu wenige für eine Rangkorrelation; {least} sind nötig.</translation>
    </message>
    <message>
        <source>A black box learns to foretell the next samples; the losses of the request, the connectome and priors play no part.</source>
        <translation>Ein Black-Box-Modell lernt, die nächsten Abtastwerte vorherzusagen; die Verluste des Auftrags, das Konnektom und die Priors spielen dabei keine Rolle.</translation>
    </message>
    <message>
        <source>what the net cannot foretell of the next sample, relative to the signal</source>
        <translation>was das Netz vom nächsten Abtastwert nicht vorhersagen kann, bezogen auf das Signal</translation>
    </message>
    <message>
        <source>one step a sample</source>
        <translation>ein Schritt je Abtastwert</translation>
    </message>
    <message>
        <source>Fitted to the cross spectra of the channels{more}; losses, optimiser, regularisers and priors of the request play no part.</source>
        <translation>An die Kreuzspektren der Kanäle angepasst{more}; Verluste, Optimierer, Regularisierer und Priors des Auftrags spielen keine Rolle.</translation>
    </message>
    <message>
        <source>and, from the same spectra, to FC</source>
        <translation>und, aus denselben Spektren, an die FC</translation>
    </message>
    <message>
        <source>Stopped; the best so far is kept.</source>
        <translation>Angehalten; das Beste bisher wird behalten.</translation>
    </message>
    <message>
        <source>An EEG is fitted through a lead field, and there is none; import one, or contacts with positions.</source>
        <translation>Ein EEG wird über ein Leitfeld angepasst, und es gibt keines; eines importieren oder Kontakte mit Positionen.</translation>
    </message>
    <message>
        <source>stochastic Heun</source>
        <translation>stochastisches Heun-Verfahren</translation>
    </message>
    <message>
        <source>Not fitted, as the lead field has no row for them: {lost}.</source>
        <translation>Nicht angepasst, weil das Leitfeld keine Zeile dafür hat: {lost}.</translation>
    </message>
    <message>
        <source>No fMRI run; a twin of fMRI and EEG needs at least one of each.</source>
        <translation>Keine fMRI-Aufnahme; ein Zwilling von fMRI und EEG braucht von beiden mindestens eine.</translation>
    </message>
    <message>
        <source>The fMRI is standardised region by region: how strong a region is, the EEG alone tells.</source>
        <translation>Die fMRI ist je Region standardisiert: Wie stark eine Region ist, sagt allein das EEG.</translation>
    </message>
    <message>
        <source>Judged by the recordings of the fit: a learned part always explains what it was fitted to. A recording the twin has not seen says more.</source>
        <translation>Beurteilt an den Aufnahmen der Anpassung: Ein gelernter Teil erklärt immer, woran er angepasst wurde. Eine Aufnahme, die der Zwilling nicht gesehen hat, sagt mehr.</translation>
    </message>
    <message>
        <source>{runs} of {all} simulated runs left all bounds, in {where}{after}: nothing of it can be shown. {mend}</source>
        <translation>{runs} von {all} simulierten Läufen haben alle Grenzen verlassen, in {where}{after}: Nichts davon kann gezeigt werden. {mend}</translation>
    </message>
    <message>
        <source>Use a weaker stimulus or a smaller change, or fit again with another seed.</source>
        <translation>Einen schwächeren Reiz oder eine kleinere Änderung wählen oder mit einem anderen Startwert neu anpassen.</translation>
    </message>
    <message>
        <source>within {first} s</source>
        <translation>innerhalb von {first} s</translation>
    </message>
    <message>
        <source>The linear theory was fitted, and set right by simulations of the nonlinear model.</source>
        <translation>Die lineare Theorie wurde angepasst und durch Simulationen des nichtlinearen Modells berichtigt.</translation>
    </message>
    <message>
        <source>{label} cannot follow noisy simulations; Adam descended on those.</source>
        <translation>{label} kann verrauschten Simulationen nicht folgen; Adam hat sie übernommen.</translation>
    </message>
    <message>
        <source>All {steps} steps of this effort were used while the fit still improved; a more thorough one would go on.</source>
        <translation>Alle {steps} Schritte dieses Aufwands wurden verbraucht, während die Anpassung noch besser wurde; eine gründlichere würde weitergehen.</translation>
    </message>
    <message>
        <source>Stopped on request after {steps} steps; the best so far is kept.</source>
        <translation>Auf Wunsch nach {steps} Schritten angehalten; das Beste bisher wird behalten.</translation>
    </message>
    <message>
        <source>The simulation left all bounds at step {steps}; the best state before that is kept.</source>
        <translation>Die Simulation hat bei Schritt {steps} alle Grenzen verlassen; der beste Stand davor wird behalten.</translation>
    </message>
    <message>
        <source>No further gain after {steps} steps of the nonlinear model.</source>
        <translation>Kein weiterer Gewinn nach {steps} Schritten des nichtlinearen Modells.</translation>
    </message>
    <message>
        <source>The linearised model was fitted; effort &apos;quick&apos; goes no further.</source>
        <translation>Das linearisierte Modell wurde angepasst; der Aufwand „Schnell“ geht nicht weiter.</translation>
    </message>
    <message>
        <source>The model has no stable state near this recording. Check the region order and the units of the weights.</source>
        <translation>Das Modell hat nahe dieser Aufnahme keinen stabilen Zustand. Die Reihenfolge der Regionen und die Einheit der Gewichte prüfen.</translation>
    </message>
    <message>
        <source>The recording is band-pass filtered: its noise is coloured and the filter, which takes it for white, trusts neighbouring samples too much; and a filter that ran forward and backward lets samples know a little of what follows, for every row.</source>
        <translation>Die Aufnahme ist bandpassgefiltert: Ihr Rauschen ist farbig, und das Filter, das es für weiß hält, vertraut benachbarten Abtastwerten zu sehr; ein Filter, das vorwärts und rückwärts lief, lässt Abtastwerte zudem etwas vom Folgenden wissen, in jeder Zeile.</translation>
    </message>
    <message>
        <source>One sample ahead, a slow signal is foretold by repeating it: read a row beside persistence and AR, not by its error alone.</source>
        <translation>Einen Abtastwert voraus wird ein langsames Signal vorhergesagt, indem man es wiederholt: Eine Zeile neben Persistenz und AR lesen, nicht nach ihrem Fehler allein.</translation>
    </message>
    <message>
        <source>This twin is a black box: its filtered start is the state after it was led along the last 40 samples, its raw start the fewest samples that make a state.</source>
        <translation>Dieser Zwilling ist ein Black-Box-Modell: Sein gefilterter Start ist der Zustand, nachdem er an den letzten 40 Abtastwerten entlanggeführt wurde, sein roher Start die wenigsten Abtastwerte, die einen Zustand ergeben.</translation>
    </message>
    <message>
        <source>Stopped before the first recording was forecast; nothing is kept.</source>
        <translation>Angehalten, bevor die erste Aufnahme vorhergesagt war; nichts wird behalten.</translation>
    </message>
    <message>
        <source>Stopped on request: {missing} not forecast.</source>
        <translation>Auf Wunsch angehalten: {missing} nicht vorhergesagt.</translation>
    </message>
    <message>
        <source>Without training runs there is no AR and no VAR to compare with.</source>
        <translation>Ohne Trainingsläufe gibt es kein AR und kein VAR zum Vergleich.</translation>
    </message>
    <message>
        <source>Filtering training runs</source>
        <translation>Trainingsläufe werden gefiltert</translation>
    </message>
    <message>
        <source>Nothing was held out: the front shows what the model can follow in these data, not what it predicts. Ask with --hold-out 0.25.</source>
        <translation>Nichts wurde zurückgehalten: Die Front zeigt, was das Modell in diesen Daten nachbilden kann, nicht, was es vorhersagt. Mit --hold-out 0.25 fragen.</translation>
    </message>
    <message>
        <source>A sum of losses reaches the convex part of a front only; between two points there may be others.</source>
        <translation>Eine Summe von Verlusten erreicht nur den konvexen Teil einer Front; zwischen zwei Punkten kann es andere geben.</translation>
    </message>
    <message>
        <source>{node} is a black box: it learns to foretell the next sample, and losses play no part in that. A front takes a node model, with or without learned parts.</source>
        <translation>{node} ist ein Black-Box-Modell: Es lernt, den nächsten Abtastwert vorherzusagen, und Verluste spielen dabei keine Rolle. Eine Front braucht ein Knotenmodell, mit oder ohne gelernte Teile.</translation>
    </message>
    <message>
        <source>Fit {number} of {rows}</source>
        <translation>Anpassung {number} von {rows}</translation>
    </message>
    <message>
        <source>Weight of regulariser {trial} of {trials}</source>
        <translation>Gewicht des Regularisierers {trial} von {trials}</translation>
    </message>
    <message>
        <source>{label} did not lower the loss; use another one.</source>
        <translation>{label} hat den Verlust nicht gesenkt; einen anderen wählen.</translation>
    </message>
    <message>
        <source>Start {number} of {starts}</source>
        <translation>Beginn {number} von {starts}</translation>
    </message>
    <message>
        <source>Validating {number} of {strengths}</source>
        <translation>Validierung {number} von {strengths}</translation>
    </message>
    <message>
        <source>&apos;{node}&apos; is learned as a whole: how an input moves its regions is not part of it. Choose a twin with a node model.</source>
        <translation>„{node}“ ist als Ganzes gelernt: Wie ein Eingang seine Regionen bewegt, gehört nicht dazu. Einen Zwilling mit einem Knotenmodell wählen.</translation>
    </message>
    <message>
        <source>Phases are taken at {low:g}-{high:g} Hz, which is all that the recording&apos;s own filter leaves of the usual band.</source>
        <translation>Phasen werden bei {low:g}-{high:g} Hz genommen; mehr lässt das eigene Filter der Aufnahme vom üblichen Band nicht übrig.</translation>
    </message>
    <message>
        <source>Stopped before a first free run was done; nothing is kept.</source>
        <translation>Angehalten, bevor ein erster freier Lauf fertig war; nichts wird behalten.</translation>
    </message>
    <message>
        <source>Stopped on request: {done} of {asked} free runs.</source>
        <translation>Auf Wunsch angehalten: {done} von {asked} freien Läufen.</translation>
    </message>
    <message>
        <source>The phase of a region is the angle in which its states turn; {node} has no such rotation. Choose a twin of oscillators.</source>
        <translation>Die Phase einer Region ist der Winkel, in dem sich ihre Zustände drehen; {node} hat keine solche Drehung. Einen Zwilling aus Oszillatoren wählen.</translation>
    </message>
    <message>
        <source>A pulse of {size} deviations; it must be above 0.</source>
        <translation>Ein Puls von {size} Abweichungen; er muss über 0 liegen.</translation>
    </message>
    <message>
        <source>The weight of {name} was chosen on validation data: {strengths}.</source>
        <translation>Das Gewicht von {name} wurde an Validierungsdaten gewählt: {strengths}.</translation>
    </message>
    <message>
        <source>was chosen by the L-curve</source>
        <translation>wurde nach der L-Kurve gewählt</translation>
    </message>
    <message>
        <source>The weight of {name} {how}: {found}.</source>
        <translation>Das Gewicht von {name} {how}: {found}.</translation>
    </message>
    <message>
        <source>is the weakest tried, its L-curve has no corner</source>
        <translation>ist das schwächste der versuchten, seine L-Kurve hat keine Ecke</translation>
    </message>
    <message>
        <source>Removed regions stand here without connections instead of being deleted: they keep their share of the global signal that the recording lost.</source>
        <translation>Entfernte Regionen stehen hier ohne Verbindungen, statt gelöscht zu sein: Sie behalten ihren Anteil am globalen Signal, das die Aufnahme verloren hat.</translation>
    </message>
    <message>
        <source>The linear theory says nothing of this plan; regions and connections were chosen by the weights that change.</source>
        <translation>Die lineare Theorie sagt nichts zu diesem Plan; Regionen und Verbindungen wurden nach den Gewichten gewählt, die sich ändern.</translation>
    </message>
    <message>
        <source>Without {name} the network leaves its range; this factor is left out.</source>
        <translation>Ohne {name} verlässt das Netzwerk seinen Bereich; dieser Faktor ist weggelassen.</translation>
    </message>
    <message>
        <source>part of the plan</source>
        <translation>Teil des Plans</translation>
    </message>
    <message>
        <source>{lost} of {size} runs diverged, the first within {first} s of its start: use a shorter time step, or lower G or the noise.</source>
        <translation>{lost} von {size} Läufen sind divergiert, der erste innerhalb von {first} s nach seinem Beginn: einen kürzeren Zeitschritt wählen oder G oder das Rauschen senken.</translation>
    </message>
    <message>
        <source>The learned part {part} is too steep for the time step of {dt:.3g} s: in {where} it changes at {rate:.3g} per s, {over:.2g} times what such a step can follow, so what would be shown is an artefact. Fit again with another seed or less effort, or use a twin without this part.</source>
        <translation>Der gelernte Teil {part} ist zu steil für den Zeitschritt von {dt:.3g} s: In {where} ändert er sich mit {rate:.3g} je s, dem {over:.2g}-fachen dessen, was ein solcher Schritt nachbilden kann; was zu sehen wäre, ist ein Artefakt. Mit einem anderen Startwert oder geringerem Aufwand neu anpassen oder einen Zwilling ohne diesen Teil nehmen.</translation>
    </message>
    <message>
        <source>Largest Lyapunov exponent {per_s} ± {error} per s</source>
        <translation>Größter Ljapunow-Exponent {per_s} ± {error} je s</translation>
    </message>
    <message>
        <source>{said}: above 0, gradients are to be trusted over {back} s only.</source>
        <translation>{said}: über 0, Gradienten ist nur über {back} s zu trauen.</translation>
    </message>
    <message>
        <source>{said}; gradients through whole runs stay bounded.</source>
        <translation>{said}; Gradienten durch ganze Läufe bleiben beschränkt.</translation>
    </message>
    <message>
        <source>{said}; what gradients carry fades within {back} s.</source>
        <translation>{said}; was Gradienten tragen, verklingt innerhalb von {back} s.</translation>
    </message>
    <message>
        <source>The Lyapunov exponent is not known: {error}</source>
        <translation>Der Ljapunow-Exponent ist nicht bekannt: {error}</translation>
    </message>
    <message>
        <source>Stopped before these were played: {names}.</source>
        <translation>Angehalten, bevor diese gespielt wurden: {names}.</translation>
    </message>
    <message>
        <source>Stopped before the runs without stimulation were played; there is nothing to compare.</source>
        <translation>Angehalten, bevor die Läufe ohne Stimulation gespielt waren; es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>The band of the rhythm, {low} to {high} Hz, lies around what is strongest while ill in training runs.</source>
        <translation>Das Band des Rhythmus, {low} bis {high} Hz, liegt um das, was in Trainingsläufen im Anfall am stärksten ist.</translation>
    </message>
    <message>
        <source>mean change from sample to sample</source>
        <translation>mittlere Änderung von Abtastwert zu Abtastwert</translation>
    </message>
    <message>
        <source>power of the rhythm&apos;s band</source>
        <translation>Leistung im Band des Rhythmus</translation>
    </message>
    <message>
        <source>of the last 2 s, an early-warning sign</source>
        <translation>der letzten 2 s, ein Frühwarnzeichen</translation>
    </message>
    <message>
        <source>Lag-1 correlation</source>
        <translation>Lag-1-Korrelation</translation>
    </message>
    <message>
        <source>of the last 2 s with the decision before, an early-warning sign</source>
        <translation>der letzten 2 s mit der Entscheidung davor, ein Frühwarnzeichen</translation>
    </message>
    <message>
        <source>In {seconds} s without stimulation no {word} of {rhythm_s} s came, so no rhythm of it is known. Take another biomarker or another controller.</source>
        <translation>In {seconds} s ohne Stimulation kam kein {word} von {rhythm_s} s, also ist kein Rhythmus davon bekannt. Ein anderes Zeichen oder einen anderen Regler nehmen.</translation>
    </message>
    <message>
        <source>the network of Epileptors of a person&apos;s seizures; stimulation is added to I_1 of one region or of several</source>
        <translation>das Netzwerk der Epileptoren der Anfälle eines Menschen; Stimulation wird zu I_1 einer Region oder mehrerer addiert</translation>
    </message>
    <message>
        <source>stationary density of the Fokker-Planck equation on {cells} cells</source>
        <translation>stationäre Dichte der Fokker-Planck-Gleichung auf {cells} Zellen</translation>
    </message>
    <message>
        <source>density of {count} simulated states, Gaussian kernels of {width:.2g} SD</source>
        <translation>Dichte von {count} simulierten Zuständen, Gauß-Kerne von {width:.2g} SD</translation>
    </message>
    <message>
        <source>Runs started all over the usual range; where attractors are rarely changed, how deep they are beside each other depends on that.</source>
        <translation>Die Läufe beginnen über den ganzen üblichen Bereich verteilt; wo Attraktoren selten gewechselt werden, hängt davon ab, wie tief sie im Vergleich zueinander sind.</translation>
    </message>
    <message>
        <source>Attractors are changed too rarely to be compared by their density; the least action between them says how high the barriers are.</source>
        <translation>Die Attraktoren werden zu selten gewechselt, um sie nach ihrer Dichte zu vergleichen; die kleinste Wirkung zwischen ihnen sagt, wie hoch die Schwellen sind.</translation>
    </message>
    <message>
        <source>The grid is coarse beside so little noise (it widens it by {share:.1%} on average): attractors look wider, and changes between them faster, than they are.</source>
        <translation>Das Gitter ist grob für so wenig Rauschen (es verbreitert es im Mittel um {share:.1%}): Attraktoren sehen breiter aus und Wechsel zwischen ihnen schneller, als sie sind.</translation>
    </message>
    <message>
        <source>simulated BOLD of the whole network on two principal axes; {how}</source>
        <translation>simuliertes BOLD des ganzen Netzwerks auf zwei Hauptachsen; {how}</translation>
    </message>
    <message>
        <source>{share:.0%} of the variance lies along both axes; the rest is not seen.</source>
        <translation>{share:.0%} der Varianz liegen entlang beider Achsen; der Rest ist nicht zu sehen.</translation>
    </message>
    <message>
        <source>The recording &apos;{run}&apos; has {count} regions, the twin {own}; choose one of the same parcellation.</source>
        <translation>Die Aufnahme „{run}“ hat {count} Regionen, der Zwilling {own}; eine mit derselben Parzellierung wählen.</translation>
    </message>
    <message>
        <source>{count} of {all} points left all bounds; they are empty.</source>
        <translation>{count} von {all} Punkten haben alle Grenzen verlassen; sie bleiben leer.</translation>
    </message>
    <message>
        <source>Power, FC and pace of {where} are as unusual as those of {p} of the twin&apos;s unchanged runs.</source>
        <translation>Leistung, FC und Tempo ({where}) sind so ungewöhnlich wie bei {p} der unveränderten Läufe des Zwillings.</translation>
    </message>
    <message>
        <source>A region spends {size} of the time in states that the twin does not show unchanged.</source>
        <translation>Eine Region verbringt {size} der Zeit in Zuständen, die der Zwilling unverändert nicht zeigt.</translation>
    </message>
    <message>
        <source>The stimulus at {regions} is {far} the largest input that region gets from others at rest; a recording at rest holds no stimulation, so its gain is assumed.</source>
        <translation>Der Reiz in {regions} ist {far} so groß wie der größte Eingang, den diese Region in Ruhe von anderen erhält; eine Ruheaufnahme enthält keine Stimulation, seine Verstärkung ist also angenommen.</translation>
    </message>
    <message>
        <source>{kinds} assumptions on how regions answer to lost input differ as much as {p} of unchanged runs do from each other.</source>
        <translation>{kinds} Annahmen darüber, wie Regionen auf verlorenen Eingang antworten, unterscheiden sich so stark wie {p} der unveränderten Läufe voneinander.</translation>
    </message>
    <message>
        <source>Learned parts add up to {size} of what physics does, as in {p} of unchanged runs.</source>
        <translation>Gelernte Teile machen bis zu {size} dessen aus, was die Physik tut, wie bei {p} der unveränderten Läufe.</translation>
    </message>
    <message>
        <source>a single region</source>
        <translation>eine einzelne Region</translation>
    </message>
    <message>
        <source>The learned part &apos;{part}&apos; meets states it was not trained on, {time} of the time where it is worst.</source>
        <translation>Der gelernte Teil „{part}“ trifft auf Zustände, an denen er nicht trainiert wurde, im schlimmsten Fall {time} der Zeit.</translation>
    </message>
    <message>
        <source>{count} of its inputs are silent, which it never saw in training.</source>
        <translation>{count} seiner Eingänge sind stumm, was er im Training nie gesehen hat.</translation>
    </message>
    <message>
        <source>Whether the changed network is stable at rest is not estimated here.</source>
        <translation>Ob das veränderte Netzwerk in Ruhe stabil ist, wird hier nicht geschätzt.</translation>
    </message>
    <message>
        <source>The changed network is not stable at rest; the fitted one is.</source>
        <translation>Das veränderte Netzwerk ist in Ruhe nicht stabil; das angepasste ist es.</translation>
    </message>
    <message>
        <source>The slowest activity of the changed network fades within {value} s.</source>
        <translation>Die langsamste Aktivität des veränderten Netzwerks verklingt innerhalb von {value} s.</translation>
    </message>
    <message>
        <source>One assumption only; whether others agree is not estimated.</source>
        <translation>Nur eine Annahme; ob andere übereinstimmen, ist nicht geschätzt.</translation>
    </message>
    <message>
        <source>No learned part runs beside physics here.</source>
        <translation>Hier läuft kein gelernter Teil neben der Physik.</translation>
    </message>
    <message>
        <source>less than 1 %</source>
        <translation>weniger als 1 %</translation>
    </message>
    <message>
        <source>{far} times</source>
        <translation>{far}-mal</translation>
    </message>
    <message>
        <source>more than 100 times</source>
        <translation>mehr als 100-mal</translation>
    </message>
    <message>
        <source>Nothing is put in.</source>
        <translation>Nichts wird zugeführt.</translation>
    </message>
    <message>
        <source>The weighed draws are worth {ess:.0f} independent ones, fewer than {least:.0f}: take the No-U-Turn sampler.</source>
        <translation>Die gewichteten Ziehungen sind {ess:.0f} unabhängige wert, weniger als {least:.0f}: den No-U-Turn-Sampler nehmen.</translation>
    </message>
    <message>
        <source>The sampler was stopped before it had drawn anything to tell of.</source>
        <translation>Der Sampler wurde angehalten, bevor er etwas Aussagekräftiges gezogen hatte.</translation>
    </message>
    <message>
        <source>The four chains disagree: R-hat is {r_hat}, and should be below {r_hat2}. The posterior may have several peaks; do not rely on these intervals.</source>
        <translation>Die vier Ketten stimmen nicht überein: R-hat ist {r_hat} und sollte unter {r_hat2} liegen. Der Posterior hat vielleicht mehrere Gipfel; diesen Intervallen ist nicht zu trauen.</translation>
    </message>
    <message>
        <source>The draws are worth {ess} independent ones, fewer than {ess2}: the ends of the intervals are uncertain.</source>
        <translation>Die Ziehungen sind {ess} unabhängige wert, weniger als {ess2}: Die Enden der Intervalle sind unsicher.</translation>
    </message>
    <message>
        <source>{lost} of {count} steps of the sampler diverged: a part of the posterior that is too narrow for it may be missing.</source>
        <translation>{lost} von {count} Schritten des Samplers sind divergiert: Ein Teil des Posteriors, der zu schmal für ihn ist, fehlt vielleicht.</translation>
    </message>
    <message>
        <source>The estimate of uncertainty was stopped; these intervals are by Laplace.</source>
        <translation>Die Schätzung der Unsicherheit wurde angehalten; diese Intervalle sind nach Laplace.</translation>
    </message>
    <message>
        <source>This model&apos;s recording cannot be {how}; choose another method of uncertainty.</source>
        <translation>Die Aufnahme dieses Modells kann nicht {how} werden; eine andere Methode der Unsicherheit wählen.</translation>
    </message>
    <message>
        <source>{lost} of {count} refits did not end at a finite value and were left out.</source>
        <translation>{lost} von {count} Neuanpassungen endeten nicht bei einem endlichen Wert und wurden weggelassen.</translation>
    </message>
    <message>
        <source>{title}: which connections run through it is told by straight lines between centres of regions, not by tracts. Low confidence.</source>
        <translation>{title}: Welche Verbindungen hindurchlaufen, wird nach geraden Linien zwischen den Mittelpunkten der Regionen gesagt, nicht nach Bahnen. Geringe Sicherheit.</translation>
    </message>
    <message>
        <source>{title} slows conduction, which this twin does not hear: it has no delays. At the slow rhythms of fMRI they make no difference.</source>
        <translation>{title} verlangsamt die Leitung, was dieser Zwilling nicht bemerkt: Er hat keine Laufzeiten. Bei den langsamen Rhythmen der fMRI machen sie keinen Unterschied.</translation>
    </message>
    <message>
        <source>Which connections run through the front of the corpus callosum is told by lobes, and the names of these regions tell none. Plan a complete callosotomy, or cut connections by name.</source>
        <translation>Welche Verbindungen durch den vorderen Balken laufen, wird nach Lappen gesagt, und die Namen dieser Regionen nennen keine. Eine vollständige Kallosotomie planen oder Verbindungen einzeln durchtrennen.</translation>
    </message>
    <message>
        <source>The twin has no connection between the cortices of both sides: a callosotomy would cut nothing.</source>
        <translation>Der Zwilling hat keine Verbindung zwischen den Rinden beider Seiten: Eine Kallosotomie würde nichts durchtrennen.</translation>
    </message>
    <message>
        <source>No cortical region of this twin is known to be on side {side}.</source>
        <translation>Von keiner kortikalen Region dieses Zwillings ist bekannt, dass sie auf Seite {side} liegt.</translation>
    </message>
    <message>
        <source>The front of the callosum is told by lobes: all connections between frontal regions of both sides, half of those that join a frontal region to another one. Tracts were not looked at.</source>
        <translation>Der vordere Balken wird nach Lappen bestimmt: alle Verbindungen zwischen frontalen Regionen beider Seiten, die Hälfte derer, die eine frontale Region mit einer anderen verbinden. Bahnen wurden nicht betrachtet.</translation>
    </message>
    <message>
        <source>In {share} of this run the learned part &apos;{part}&apos; met states or inputs unlike all it was trained on; what it answers there means nothing. Use weaker stimulation or parameters closer to those of the fit, or train it on such states.</source>
        <translation>In {share} dieses Laufs traf der gelernte Teil „{part}“ auf Zustände oder Eingänge, die keinem seines Trainings gleichen; was er dort antwortet, bedeutet nichts. Eine schwächere Stimulation oder Parameter näher an denen der Anpassung nehmen oder ihn an solchen Zuständen trainieren.</translation>
    </message>
    <message>
        <source>All {epochs} epochs were run.</source>
        <translation>Alle {epochs} Epochen wurden durchlaufen.</translation>
    </message>
    <message>
        <source>One sample ahead it predicts no better than &apos;nothing changes&apos;.</source>
        <translation>Einen Abtastwert voraus sagt er nicht besser vorher als „nichts ändert sich“.</translation>
    </message>
    <message>
        <source>Stopped on request after {epoch} epochs.</source>
        <translation>Auf Wunsch nach {epoch} Epochen angehalten.</translation>
    </message>
    <message>
        <source>Stopped after {epoch} epochs: gradients were not numbers.</source>
        <translation>Nach {epoch} Epochen angehalten: Gradienten waren keine Zahlen.</translation>
    </message>
    <message>
        <source>Validation no longer improved after {epoch} epochs.</source>
        <translation>Nach {epoch} Epochen wurde die Validierung nicht mehr besser.</translation>
    </message>
    <message>
        <source>The loss is not a finite number at the start.</source>
        <translation>Der Verlust ist am Anfang keine endliche Zahl.</translation>
    </message>
    <message>
        <source>All {steps} steps were used.</source>
        <translation>Alle {steps} Schritte wurden verbraucht.</translation>
    </message>
    <message>
        <source>Takes part in the twin, not in the six-dimensional model: {names}.</source>
        <translation>Nimmt im Zwilling teil, nicht im sechsdimensionalen Modell: {names}.</translation>
    </message>
    <message>
        <source>Seizes in the six-dimensional model, in fewer than half of the twin&apos;s draws: {names}.</source>
        <translation>Gerät im sechsdimensionalen Modell in den Anfall, in weniger als der Hälfte der Ziehungen des Zwillings: {names}.</translation>
    </message>
    <message>
        <source>Begins at another time than the twin&apos;s 90 % says: {names}.</source>
        <translation>Beginnt zu einer anderen Zeit, als die 90 % des Zwillings sagen: {names}.</translation>
    </message>
    <message>
        <source>Started so that regions begin when the twin says; from rest, this model would recruit sooner: {names}.</source>
        <translation>So gestartet, dass Regionen beginnen, wann der Zwilling es sagt; aus der Ruhe würde dieses Modell früher einbeziehen: {names}.</translation>
    </message>
    <message>
        <source>The seizure {lasts} here; those recorded last {recorded:.0f} s.</source>
        <translation>Der Anfall {lasts} (in diesem Modell); die aufgenommenen dauern {recorded:.0f} s.</translation>
    </message>
    <message>
        <source>has not ended</source>
        <translation>endet nicht</translation>
    </message>
    <message>
        <source>lasts {lasts_s} s</source>
        <translation>dauert {lasts_s} s</translation>
    </message>
    <message>
        <source>{n} by {s} s</source>
        <translation>{n} um {s} s</translation>
    </message>
    <message>
        <source>Sources were told apart by their waveforms, and their delays measured. Regions that seize with one waveform count as one.</source>
        <translation>Quellen wurden nach ihrer Wellenform unterschieden und ihre Laufzeiten gemessen. Regionen, die mit einer Wellenform in den Anfall geraten, zählen als eine.</translation>
    </message>
    <message>
        <source>Something rises at the contacts before the first source, in every seizure, and no source explains it: seizures probably begin where no contact is near.</source>
        <translation>Vor der ersten Quelle steigt in jedem Anfall an den Kontakten etwas an, das keine Quelle erklärt: Anfälle beginnen vermutlich, wo kein Kontakt in der Nähe ist.</translation>
    </message>
    <message>
        <source>Most of what begins the seizures lies where no contact is within 15 mm. What begins with it in sight is not named, since alone it would be a wrong zone or a part of one: {seen}.</source>
        <translation>Das meiste, was die Anfälle beginnt, liegt, wo kein Kontakt innerhalb von 15 mm ist. Was in Sicht mit ihm beginnt, wird nicht genannt, denn allein wäre es eine falsche Zone oder ein Teil davon: {seen}.</translation>
    </message>
    <message>
        <source>No source could be told apart by its waveform; the zone rests on the power at contacts alone.</source>
        <translation>Keine Quelle ließ sich nach ihrer Wellenform unterscheiden; die Zone stützt sich allein auf die Leistung an den Kontakten.</translation>
    </message>
    <message>
        <source>The same without a pulse</source>
        <translation>Dasselbe ohne Puls</translation>
    </message>
    <message>
        <source>Likely zone, by {made}: {named}.</source>
        <translation>Wahrscheinliche Zone, nach {made}: {named}.</translation>
    </message>
    <message>
        <source>{done} of {asked} fits</source>
        <translation>{done} von {asked} Anpassungen</translation>
    </message>
    <message>
        <source>{done} fits</source>
        <translation>{done} Anpassungen</translation>
    </message>
    <message>
        <source>No region that a contact saw is likely to begin the seizures, by {made}. They may begin where no contact is: not sampled.</source>
        <translation>Keine Region, die ein Kontakt gesehen hat, beginnt wahrscheinlich die Anfälle, nach {made}. Sie beginnen vielleicht, wo kein Kontakt ist: nicht erfasst.</translation>
    </message>
    <message>
        <source>The fit would have seizures begin in {unseen}, where no contact is within 15 mm: not sampled, so not named.</source>
        <translation>Nach der Anpassung würden Anfälle in {unseen} beginnen, wo kein Kontakt innerhalb von 15 mm liegt: nicht erfasst, daher nicht genannt.</translation>
    </message>
    <message>
        <source>This twin has no seizure to show: no region takes part in half of its draws.</source>
        <translation>Dieser Zwilling hat keinen Anfall zu zeigen: Keine Region nimmt an der Hälfte seiner Ziehungen teil.</translation>
    </message>
    <message>
        <source>Contacts saw {seen} of {all} regions. What the others do is told by the prior and the connectome only: a zone that no contact saw is not removed by this plan.</source>
        <translation>Die Kontakte haben {seen} von {all} Regionen gesehen. Was die anderen tun, sagen nur Prior und Konnektom: Eine Zone, die kein Kontakt gesehen hat, wird durch diesen Plan nicht entfernt.</translation>
    </message>
    <message>
        <source>Intervals count what the recordings leave open in this model, not what the model itself may have wrong.</source>
        <translation>Die Intervalle zählen, was die Aufnahmen in diesem Modell offenlassen, nicht, worin das Modell selbst irren mag.</translation>
    </message>
    <message>
        <source>Recovery: inhibition is tuned again until every region that is left is as excitable, with what it hears between seizures, as before surgery; not fitted to a recovery course; an assumption, as is that it is complete without overshoot.</source>
        <translation>Erholung: Die Hemmung wird neu eingestellt, bis jede verbliebene Region mit dem, was sie zwischen den Anfällen hört, so erregbar ist wie vor dem Eingriff; nicht an einen Erholungsverlauf angepasst; eine Annahme, ebenso, dass es vollständig geschieht und nicht darüber hinausgeht.</translation>
    </message>
    <message>
        <source>No coupling up to {scales} times as strong makes them spread: the other regions are too far below their thresholds, or too weakly connected with the zone.</source>
        <translation>Keine bis zu {scales}-mal so starke Kopplung lässt sie sich ausbreiten: Die anderen Regionen liegen zu weit unter ihren Schwellen oder sind mit der Zone zu schwach verbunden.</translation>
    </message>
    <message>
        <source>The fitted network has no seizures: in most draws no region is above its threshold at the coupling that was found.</source>
        <translation>Das angepasste Netzwerk hat keine Anfälle: In den meisten Ziehungen liegt bei der gefundenen Kopplung keine Region über ihrer Schwelle.</translation>
    </message>
    <message>
        <source>Seizures stay where they begin: {mean} regions seize on average, nearly all of them by themselves.</source>
        <translation>Anfälle bleiben, wo sie beginnen: Im Mittel geraten {mean} Regionen in den Anfall, fast alle von selbst.</translation>
    </message>
    <message>
        <source>Seizures spread: {mean} regions seize on average, in {spreads} of draws some of them only because others do.</source>
        <translation>Anfälle breiten sich aus: Im Mittel geraten {mean} Regionen in den Anfall, in {spreads} der Ziehungen einige davon nur wegen anderer.</translation>
    </message>
    <message>
        <source>Seizures take nearly the whole brain ({mean} regions): the coupling is too strong to tell regions apart.</source>
        <translation>Anfälle erfassen fast das ganze Gehirn ({mean} Regionen): Die Kopplung ist zu stark, um Regionen zu unterscheiden.</translation>
    </message>
    <message>
        <source>With {less} times the coupling they would not.</source>
        <translation>Mit der {less}-fachen Kopplung täten sie es nicht.</translation>
    </message>
    <message>
        <source>With {needed} times the coupling they would spread.</source>
        <translation>Mit der {needed}-fachen Kopplung würden sie sich ausbreiten.</translation>
    </message>
    <message>
        <source>{count} {sets_word} of {fewest} {region_word} {stop} the twin&apos;s seizures in three of four draws or more. Smaller ones that were not tried may do so too; what each costs is a choice for people.</source>
        <translation>{count} {sets_word} aus {fewest} {region_word} {stop} die Anfälle des Zwillings in drei von vier Ziehungen oder mehr. Kleinere, die nicht versucht wurden, tun es vielleicht auch; was jede kostet, haben Menschen abzuwägen.</translation>
    </message>
    <message>
        <source>The twin has seizures in a quarter of its draws or fewer without surgery; no set can be judged by what it stops.</source>
        <translation>Der Zwilling hat ohne Chirurgie in höchstens einem Viertel seiner Ziehungen Anfälle; keine Menge kann danach beurteilt werden, was sie stoppt.</translation>
    </message>
    <message>
        <source>No set of up to {most} regions that was tried stops the seizures in three of four draws. That does not prove that there is none.</source>
        <translation>Keine versuchte Menge von bis zu {most} Regionen stoppt die Anfälle in drei von vier Ziehungen. Das beweist nicht, dass es keine gibt.</translation>
    </message>
    <message>
        <source>{model} knows no network that a stimulus could travel in; search on a twin of fMRI with a connectome.</source>
        <translation>{model} kennt kein Netzwerk, in dem ein Reiz laufen könnte; an einem Zwilling von fMRI mit Konnektom suchen.</translation>
    </message>
    <message>
        <source>The phase makes no difference here that can be told from noise: noise-driven rhythms have no phase of their own to wait for. Only a trigger that listens (a closed loop) can time a stimulus to them.</source>
        <translation>Die Phase macht hier keinen Unterschied, der sich vom Rauschen abhebt: Vom Rauschen getriebene Rhythmen haben keine eigene Phase, auf die zu warten wäre. Nur ein Auslöser, der mithört (eine geschlossene Schleife), kann einen Reiz auf sie abstimmen.</translation>
    </message>
    <message>
        <source>Judging draws of the twin</source>
        <translation>Ziehungen des Zwillings beurteilen</translation>
    </message>
    <message>
        <source>Simulating draws of the twin</source>
        <translation>Ziehungen des Zwillings simulieren</translation>
    </message>
    <message>
        <source>{label} is higher where it should trigger than elsewhere in {share} % of pairs of samples of training runs ({low} to {high} over runs); 50 % is chance.</source>
        <translation>{label}: in {share} % der Paare von Abtastwerten der Trainingsläufe höher, wo sie auslösen soll, als sonst ({low} bis {high} über Läufe); 50 % ist Zufall.</translation>
    </message>
    <message>
        <source>{label} does not rise before an episode ({word}): in training runs without stimulation it is no higher there than elsewhere, so it cannot trigger. Take another biomarker.</source>
        <translation>{label} steigt nicht vor einer Episode ({word}): In Trainingsläufen ohne Stimulation ist sie dort nicht höher als sonst, kann also nicht auslösen. Ein anderes Zeichen nehmen.</translation>
    </message>
    <message>
        <source>{label} does not rise during an episode ({word}): in training runs without stimulation it is no higher there than elsewhere, so it cannot trigger. Take another biomarker.</source>
        <translation>{label} steigt nicht während einer Episode ({word}): In Trainingsläufen ohne Stimulation ist sie dort nicht höher als sonst, kann also nicht auslösen. Ein anderes Zeichen nehmen.</translation>
    </message>
    <message>
        <source>Nothing that was tried gives more of it than noise alone does: {label} of the best is {effect}.</source>
        <translation>Nichts Versuchtes gibt mehr davon als Rauschen allein: {label} des Besten ist {effect}.</translation>
    </message>
    <message>
        <source>{label}: {effect} with {target}.</source>
        <translation>{label}: {effect} mit {target}.</translation>
    </message>
    <message>
        <source>{other} is as good as far as these runs can tell.</source>
        <translation>{other} ist ebenso gut, soweit diese Läufe es sagen können.</translation>
    </message>
    <message>
        <source>It uses the highest amplitude that was allowed.</source>
        <translation>Es nutzt die höchste erlaubte Amplitude.</translation>
    </message>
    <message>
        <source>At this amplitude the plan is an extrapolation: of halves of it, {amplitude:g} /s is the highest at which the twin stays within what it knows.</source>
        <translation>Bei dieser Amplitude ist der Plan eine Extrapolation: Unter fortgesetzten Halbierungen ist {amplitude:g} /s die höchste, bei der der Zwilling in dem bleibt, was er kennt.</translation>
    </message>
    <message>
        <source>The plan is an extrapolation, at an eighth of this amplitude too: the twin does not know what it does.</source>
        <translation>Der Plan ist eine Extrapolation, auch bei einem Achtel dieser Amplitude: Der Zwilling weiß nicht, was er bewirkt.</translation>
    </message>
    <message>
        <source>Held to what the twin knows: amplitude at most {amplitude:g} /s, where {allowed:g} /s was allowed.</source>
        <translation>An das gehalten, was der Zwilling kennt: Amplitude höchstens {amplitude:g} /s, wo {allowed:g} /s erlaubt waren.</translation>
    </message>
    <message>
        <source>{left} of the prior spread is left</source>
        <translation>{left} der Prior-Streuung bleiben</translation>
    </message>
    <message>
        <source>Not identifiable, even if all else were known: {kept}.</source>
        <translation>Nicht identifizierbar, selbst wenn alles andere bekannt wäre: {kept}.</translation>
    </message>
    <message>
        <source>{good} of {each} values identifiable, {kept}</source>
        <translation>{good} von {each} Werten identifizierbar, {kept}</translation>
    </message>
    <message>
        <source>Identifiable: {kept}.</source>
        <translation>Identifizierbar: {kept}.</translation>
    </message>
    <message>
        <source>{verb} with {other} (r = {correlation}): {kept}.</source>
        <translation>{verb} gegen {other} (r = {correlation}): {kept}.</translation>
    </message>
    <message>
        <source>many parameters a little each</source>
        <translation>viele Parameter ein wenig</translation>
    </message>
    <message>
        <source>{called} of many pairs</source>
        <translation>{called} vieler Paare</translation>
    </message>
    <message>
        <source>{called} up in all regions</source>
        <translation>{called} in allen Regionen aufwärts</translation>
    </message>
    <message>
        <source>{called} down in all regions</source>
        <translation>{called} in allen Regionen abwärts</translation>
    </message>
    <message>
        <source>({level} of their mean, {pattern} of their differences)</source>
        <translation>({level} der ihres Mittels, {pattern} der ihrer Unterschiede)</translation>
    </message>
    <message>
        <source>each other</source>
        <translation>einander</translation>
    </message>
    <message>
        <source>{called} up in scale</source>
        <translation>{called} im Maßstab aufwärts</translation>
    </message>
    <message>
        <source>{called} down in scale</source>
        <translation>{called} im Maßstab abwärts</translation>
    </message>
    <message>
        <source>Global coupling is told only times the weights: their scale is fixed by anatomy, not by the recordings.</source>
        <translation>Die globale Kopplung wird nur mal den Gewichten bestimmt: Deren Maßstab legt die Anatomie fest, nicht die Aufnahmen.</translation>
    </message>
    <message>
        <source>The learned connectome is taken as it is; the rest is told given it.</source>
        <translation>Das gelernte Konnektom wird genommen, wie es ist; das Übrige wird unter dieser Annahme bestimmt.</translation>
    </message>
    <message>
        <source>{names}: not estimated, for the linear theory of the network does not see them.</source>
        <translation>{names}: nicht geschätzt, denn die lineare Theorie des Netzwerks sieht sie nicht.</translation>
    </message>
    <message>
        <source>The targets of the fit were drawn toward other people; here the person&apos;s own features are the target.</source>
        <translation>Die Ziele der Anpassung waren zu anderen Personen hingezogen; hier sind die eigenen Merkmale der Person das Ziel.</translation>
    </message>
    <message>
        <source>{lengths} runs</source>
        <translation>{lengths} Läufe</translation>
    </message>
    <message>
        <source>{lengths} run</source>
        <translation>{lengths} Lauf</translation>
    </message>
    <message>
        <source>the recordings</source>
        <translation>den Aufnahmen</translation>
    </message>
    <message>
        <source>the features that the twin carries</source>
        <translation>den Merkmalen, die der Zwilling mitführt</translation>
    </message>
    <message>
        <source>{said} of {count}, {minutes} min</source>
        <translation>{said} ({count}, {minutes} min)</translation>
    </message>
    <message>
        <source>stopped before it began</source>
        <translation>angehalten, bevor es begann</translation>
    </message>
    <message>
        <source>it was not asked for</source>
        <translation>es wurde nicht verlangt</translation>
    </message>
    <message>
        <source>Starts and profiles take the learned connectome as it is.</source>
        <translation>Beginnpunkte und Profile nehmen das gelernte Konnektom, wie es ist.</translation>
    </message>
    <message>
        <source>its level in other regions</source>
        <translation>seinem Niveau in anderen Regionen</translation>
    </message>
    <message>
        <source>stopped before two inversions were done</source>
        <translation>angehalten, bevor zwei Inversionen fertig waren</translation>
    </message>
    <message>
        <source>The loss of the linear theory can be {share} lower than at the twin: its fit ended before, which also keeps it from following noise, or went on by simulations.</source>
        <translation>Der Verlust der linearen Theorie kann {share} niedriger sein als beim Zwilling: Seine Anpassung endete vorher, was sie auch davor bewahrt, dem Rauschen zu folgen, oder ging mit Simulationen weiter.</translation>
    </message>
    <message>
        <source>Profile of {name}: not estimated, {stopped}.</source>
        <translation>Profil von {name}: nicht geschätzt, {stopped}.</translation>
    </message>
    <message>
        <source>{near} of {size} inversions within 5 % of the best loss</source>
        <translation>{near} von {size} Inversionen innerhalb von 5 % des besten Verlusts</translation>
    </message>
    <message>
        <source>{change} at {levels} noise</source>
        <translation>{change} bei {levels} Rauschen</translation>
    </message>
    <message>
        <source>{value} among the {size} directions that leave a trace in the data (effective rank {rank}). Told least: {told}.</source>
        <translation>{value} unter den {size} Richtungen, die in den Daten eine Spur hinterlassen (effektiver Rang {rank}). Am wenigsten bestimmt: {told}.</translation>
    </message>
    <message>
        <source>No amount of rest: {only}. It needs a perturbation, such as stimulation.</source>
        <translation>Keine noch so lange Ruheaufnahme: {only}. Es braucht eine Störung, etwa Stimulation.</translation>
    </message>
    <message>
        <source>Not estimated: {why}.</source>
        <translation>Nicht geschätzt: {why}.</translation>
    </message>
    <message>
        <source>{value} times the difference of two runs of this person ({each}).</source>
        <translation>das {value}-fache des Unterschieds zweier Läufe dieser Person ({each}).</translation>
    </message>
    <message>
        <source>one solution</source>
        <translation>eine Lösung</translation>
    </message>
    <message>
        <source>{groups} different solutions</source>
        <translation>{groups} verschiedene Lösungen</translation>
    </message>
    <message>
        <source>{said}: {alike}, {dispersion} prior spreads apart.</source>
        <translation>{said}: {alike}, {dispersion} Prior-Streuungen auseinander.</translation>
    </message>
    <message>
        <source>Parameters change by {most}: slope {slope}.</source>
        <translation>Die Parameter ändern sich um {most}: Steigung {slope}.</translation>
    </message>
    <message>
        <source>Set aside, for {verbs} it infinite: {names}.</source>
        <translation>Beiseitegelassen, denn {verbs} es unendlich: {names}.</translation>
    </message>
    <message>
        <source>{value} left; {said}.</source>
        <translation>{value} bleiben; {said}.</translation>
    </message>
    <message>
        <source>About {more} more minutes of rest ({times} times as much).</source>
        <translation>Etwa {more} weitere Minuten Ruhe ({times}-mal so viel).</translation>
    </message>
    <message>
        <source>More than 64 times as much rest; a perturbation such as stimulation tells sooner.</source>
        <translation>Mehr als 64-mal so viel Ruhe; eine Störung wie Stimulation sagt es eher.</translation>
    </message>
    <message>
        <source>No amount of rest as long as the model misses the recordings by this much; a model that fits better.</source>
        <translation>Keine noch so lange Ruheaufnahme, solange das Modell die Aufnahmen so weit verfehlt; ein Modell, das besser passt.</translation>
    </message>
    <message>
        <source>rest tells it only together with {partner}</source>
        <translation>Ruhe bestimmt es nur zusammen mit einem anderen ({partner})</translation>
    </message>
    <message>
        <source>rest is blind</source>
        <translation>Ruhe ist dafür blind</translation>
    </message>
    <message>
        <source>Only {said}.</source>
        <translation>Nur {said}.</translation>
    </message>
    <message>
        <source>No direction leaves any trace.</source>
        <translation>Keine Richtung hinterlässt eine Spur.</translation>
    </message>
    <message>
        <source>; and {silent} more</source>
        <translation>; und {silent} weitere</translation>
    </message>
    <message>
        <source>they leave none and make</source>
        <translation>sie hinterlassen keine und machen</translation>
    </message>
    <message>
        <source>it leaves none and makes</source>
        <translation>sie hinterlässt keine und macht</translation>
    </message>
    <message>
        <source>A table of several twins</source>
        <translation>Eine Tabelle mehrerer Zwillinge</translation>
    </message>
    <message>
        <source>What explains a twin</source>
        <translation>Was einen Zwilling erklärt</translation>
    </message>
    <message>
        <source>A forecast</source>
        <translation>Eine Vorhersage</translation>
    </message>
    <message>
        <source>A front of losses</source>
        <translation>Eine Front von Verlusten</translation>
    </message>
    <message>
        <source>The modes of a network</source>
        <translation>Die Moden eines Netzwerks</translation>
    </message>
    <message>
        <source>A region as a dynamical system</source>
        <translation>Eine Region als dynamisches System</translation>
    </message>
    <message>
        <source>The landscape of a network</source>
        <translation>Die Landschaft eines Netzwerks</translation>
    </message>
    <message>
        <source>A scan of the coupling</source>
        <translation>Ein Raster der Kopplung</translation>
    </message>
    <message>
        <source>The space of a twin</source>
        <translation>Der Raum eines Zwillings</translation>
    </message>
    <message>
        <source>A map of responses</source>
        <translation>Eine Karte der Antworten</translation>
    </message>
    <message>
        <source>The complexity of a response</source>
        <translation>Die Komplexität einer Antwort</translation>
    </message>
    <message>
        <source>A phase response</source>
        <translation>Eine Phasenantwort</translation>
    </message>
    <message>
        <source>A comparison of recurring states</source>
        <translation>Ein Vergleich wiederkehrender Zustände</translation>
    </message>
    <message>
        <source>A Lyapunov exponent</source>
        <translation>Ein Ljapunow-Exponent</translation>
    </message>
    <message>
        <source>What drove a plan</source>
        <translation>Was einen Plan bewirkt hat</translation>
    </message>
    <message>
        <source>{what} works with models of fMRI alone; &apos;{node}&apos; explains {data}. Choose a twin of fMRI alone.</source>
        <translation>{what}: nur mit Modellen von fMRI allein möglich; „{node}“ erklärt {data}. Einen Zwilling von fMRI allein wählen.</translation>
    </message>
    <message>
        <source>The engine sent something that does not hold together.</source>
        <translation>Die Engine hat etwas gesendet, das nicht zusammenpasst.</translation>
    </message>
    <message>
        <source>Whoever listens to the engine failed.</source>
        <translation>Was der Engine zuhört, ist gescheitert.</translation>
    </message>
    <message>
        <source>A message of the engine could not be read.</source>
        <translation>Eine Meldung der Engine konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>A message to the engine could not be sent.</source>
        <translation>Eine Meldung an die Engine konnte nicht gesendet werden.</translation>
    </message>
    <message>
        <source>rank correlation with strength {measured} in the recordings, {twin} in the twin</source>
        <translation>Rangkorrelation mit der Stärke {measured} in den Aufnahmen, {twin} im Zwilling</translation>
    </message>
    <message>
        <source>Which regions answer most may be reversed: slow amplitudes go with connection strength the other way round than in the twin ({both}).</source>
        <translation>Welche Regionen am stärksten antworten, ist vielleicht umgekehrt: Langsame Amplituden hängen anders herum mit der Verbindungsstärke zusammen als im Zwilling ({both}).</translation>
    </message>
    <message>
        <source>Slow amplitudes go with connection strength as in the twin ({both}): nothing in them speaks for a reversed map of targets.</source>
        <translation>Langsame Amplituden hängen mit der Verbindungsstärke zusammen wie im Zwilling ({both}): Nichts daran spricht für eine umgekehrte Karte der Ziele.</translation>
    </message>
    <message>
        <source>No target is recommended: the map of targets may be reversed. Slow amplitudes go with connection strength the other way round than in the twin ({both}), as in brains that more input saturates; vessels and the size of regions can do the same.</source>
        <translation>Kein Ziel wird empfohlen: Die Karte der Ziele ist vielleicht umgekehrt. Langsame Amplituden hängen anders herum mit der Verbindungsstärke zusammen als im Zwilling ({both}), wie in Gehirnen, die mehr Eingang sättigt; Gefäße und die Größe der Regionen können dasselbe tun.</translation>
    </message>
    <message>
        <source>Whether slow amplitudes go with connection strength as in the twin cannot be told ({both}): a reversed map of targets is not ruled out.</source>
        <translation>Ob langsame Amplituden mit der Verbindungsstärke zusammenhängen wie im Zwilling, ist nicht zu sagen ({both}): Eine umgekehrte Karte der Ziele ist nicht ausgeschlossen.</translation>
    </message>
    <message>
        <source>Whether the map of targets may be reversed: not estimated. {why}</source>
        <translation>Ob die Karte der Ziele umgekehrt sein kann: nicht geschätzt. {why}</translation>
    </message>
    <message>
        <source>On which states the learned part &apos;{part}&apos; of this twin was trained is not known: it comes from an earlier version. Whether this run extrapolates cannot be told; fit again to know.</source>
        <translation>An welchen Zuständen der gelernte Teil „{part}“ dieses Zwillings trainiert wurde, ist nicht bekannt: Er stammt aus einer früheren Version. Ob dieser Lauf extrapoliert, lässt sich nicht sagen; eine neue Anpassung sagt es.</translation>
    </message>
    <message>
        <source>In {share} of this run the learned part &apos;{part}&apos; met states unlike all it was trained on ({usual} in training), most of all in {where}: there {time} of the time, up to {far} times as far out as training went. What it predicts there is an extrapolation.</source>
        <translation>In {share} dieses Laufs traf der gelernte Teil „{part}“ auf Zustände, die keinem seines Trainings gleichen ({usual} im Training), am meisten in {where}: dort {time} der Zeit, bis zu {far}-mal so weit außen, wie das Training ging. Was er dort vorhersagt, ist eine Extrapolation.</translation>
    </message>
    <message>
        <source>This run is refused: in {where} the learned part &apos;{part}&apos; was far from all it was trained on ({time} of the time outside, {far} times as far out as training went), and what it answers there means nothing. Use a weaker stimulus, a smaller change or parameters nearer to those of the fit, or a twin without learned parts.</source>
        <translation>Dieser Lauf wird abgelehnt: In {where} war der gelernte Teil „{part}“ weit von allem, woran er trainiert wurde ({time} der Zeit außerhalb, {far}-mal so weit außen, wie das Training ging), und was er dort antwortet, bedeutet nichts. Einen schwächeren Reiz, eine kleinere Änderung, Parameter näher an denen der Anpassung oder einen Zwilling ohne gelernte Teile nehmen.</translation>
    </message>
    <message>
        <source>{named} and {more} more</source>
        <translation>{named} und {more} weiteren</translation>
    </message>
    <message>
        <source>all regions alike</source>
        <translation>allen Regionen gleichermaßen</translation>
    </message>
    <message>
        <source>more than 100</source>
        <translation>mehr als 100</translation>
    </message>
    <message>
        <source>Familiar: all {known} checks that could be made say that this plan keeps the twin where it knows what it does.</source>
        <translation>Vertraut: Alle {known} möglichen Prüfungen sagen, dass dieser Plan den Zwilling dort belässt, wo er weiß, was er tut.</translation>
    </message>
    <message>
        <source>Stretched: the truth may lie beyond the intervals shown, which do not count this. {why}</source>
        <translation>Gedehnt: Die Wahrheit kann außerhalb der gezeigten Intervalle liegen, die dies nicht zählen. {why}</translation>
    </message>
    <message>
        <source>Unfamiliar: an extrapolation; draw no conclusion and no recommendation from it. {why}</source>
        <translation>Unvertraut: eine Extrapolation; daraus keinen Schluss und keine Empfehlung ziehen. {why}</translation>
    </message>
    <message>
        <source>The waveform is the model&apos;s, not a forecast of this person&apos;s: it shows which regions take part, and when.</source>
        <translation>Die Wellenform ist die des Modells, keine Vorhersage für diese Person: Sie zeigt, welche Regionen teilnehmen, und wann.</translation>
    </message>
    <message>
        <source>A plant is a model with a gain of stimulation that was set, not one that was measured; recordings at rest cannot tell it for a person.</source>
        <translation>Eine Strecke ist ein Modell mit einer Verstärkung der Stimulation, die gesetzt und nicht gemessen wurde; Aufnahmen in Ruhe können sie für einen Menschen nicht sagen.</translation>
    </message>
    <message>
        <source>Latency and false triggers are of the trigger listening to runs that are not stimulated, where stimulation cannot hide what it missed.</source>
        <translation>Latenz und falsche Auslösungen sind die des Auslösers, der Läufe ohne Stimulation hört, in denen Stimulation nicht verbergen kann, was er verfehlt.</translation>
    </message>
    <message>
        <source>Closed loops</source>
        <translation>Geschlossene Regelkreise</translation>
    </message>
    <message>
        <source>global coupling</source>
        <translation>globale Kopplung</translation>
    </message>
    <message>
        <source>excitability</source>
        <translation>Erregbarkeit</translation>
    </message>
    <message>
        <source>local inhibition</source>
        <translation>lokale Hemmung</translation>
    </message>
    <message>
        <source>fast share</source>
        <translation>schneller Anteil</translation>
    </message>
    <message>
        <source>frequency</source>
        <translation>Frequenz</translation>
    </message>
    <message>
        <source>noise level</source>
        <translation>Rauschpegel</translation>
    </message>
    <message>
        <source>measurement noise</source>
        <translation>Messrauschen</translation>
    </message>
    <message>
        <source>slow gain, depth</source>
        <translation>langsame Verstärkung, Tiefe</translation>
    </message>
    <message>
        <source>slow gain, time</source>
        <translation>langsame Verstärkung, Zeit</translation>
    </message>
    <message>
        <source>global signal removed</source>
        <translation>globales Signal entfernt</translation>
    </message>
    <message>
        <source>alpha frequency</source>
        <translation>Alpha-Frequenz</translation>
    </message>
    <message>
        <source>alpha drive</source>
        <translation>Alpha-Antrieb</translation>
    </message>
    <message>
        <source>beta frequency</source>
        <translation>Beta-Frequenz</translation>
    </message>
    <message>
        <source>beta drive</source>
        <translation>Beta-Antrieb</translation>
    </message>
    <message>
        <source>first shared drive</source>
        <translation>erster gemeinsamer Antrieb</translation>
    </message>
    <message>
        <source>second shared drive</source>
        <translation>zweiter gemeinsamer Antrieb</translation>
    </message>
    <message>
        <source>lag of the first drive</source>
        <translation>Verzögerung des ersten Antriebs</translation>
    </message>
    <message>
        <source>lag of the second drive</source>
        <translation>Verzögerung des zweiten Antriebs</translation>
    </message>
    <message>
        <source>background below 0.5 Hz</source>
        <translation>Hintergrund unter 0.5 Hz</translation>
    </message>
    <message>
        <source>background below 3 Hz</source>
        <translation>Hintergrund unter 3 Hz</translation>
    </message>
    <message>
        <source>background below 18 Hz</source>
        <translation>Hintergrund unter 18 Hz</translation>
    </message>
    <message>
        <source>background below 108 Hz</source>
        <translation>Hintergrund unter 108 Hz</translation>
    </message>
    <message>
        <source>amplifier low-pass</source>
        <translation>Tiefpass des Verstärkers</translation>
    </message>
    <message>
        <source>order of the low-pass</source>
        <translation>Ordnung des Tiefpasses</translation>
    </message>
    <message>
        <source>conduction velocity</source>
        <translation>Leitungsgeschwindigkeit</translation>
    </message>
    <message>
        <source>The audit log is broken at line {line}: {why}.</source>
        <translation>Das Protokoll ist in Zeile {line} unterbrochen: {why}.</translation>
    </message>
    <message>
        <source>The chain of the audit log is whole (1 line).</source>
        <translation>Die Kette des Protokolls ist lückenlos (1 Zeile).</translation>
    </message>
    <message>
        <source>The chain of the audit log is whole ({count} lines).</source>
        <translation>Die Kette des Protokolls ist lückenlos ({count} Zeilen).</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Box around {what}: arrows move, Shift+arrows size, Enter selects, Esc leaves</source>
        <translation>Rahmen um {what}: Pfeile bewegen, Umschalt+Pfeile ändern die Größe, Enter wählt, Esc verlässt</translation>
    </message>
    <message>
        <source>Lasso around {what}: arrows move, Enter sets a corner, twice selects</source>
        <translation>Lasso um {what}: Pfeile bewegen, Enter setzt eine Ecke, zweimal wählt es aus</translation>
    </message>
    <message>
        <source>Box of {rows} × {columns} regions: arrows size, Enter selects, Esc leaves</source>
        <translation>Rahmen aus {rows} × {columns} Regionen: Pfeile ändern die Größe, Enter wählt, Esc verlässt</translation>
    </message>
    <message>
        <source>The model&apos;s steps are too long to feel the stimulus as it is given: that nothing or little changes says nothing about what it does to a brain.</source>
        <translation>Die Schritte des Modells sind zu lang, um den Reiz so zu spüren, wie er gegeben wird: Dass sich nichts oder wenig ändert, sagt nichts darüber, was er mit einem Gehirn macht.</translation>
    </message>
    <message>
        <source>The model&apos;s steps of {step:.3g} ms are longer than the pulses, whose charge is balanced: their sum over a step is nothing, so the model feels nothing of them. What such pulses do to a region is no part of this model; a one-signed waveform stands for an effective drive.</source>
        <translation>Die Schritte des Modells von {step:.3g} ms sind länger als die Pulse, deren Ladung ausgeglichen ist: Ihre Summe über einen Schritt ist null, das Modell spürt also nichts von ihnen. Was solche Pulse mit einer Region machen, gehört nicht zu diesem Modell; eine Wellenform mit nur einem Vorzeichen steht für einen wirksamen Antrieb.</translation>
    </message>
    <message>
        <source>The model&apos;s steps of {step:.3g} ms are too long for this stimulus: {left:.0f} % of its size is left in them, in another rhythm. What is shown is not what this stimulus does.</source>
        <translation>Die Schritte des Modells von {step:.3g} ms sind zu lang für diesen Reiz: {left:.0f} % seiner Größe bleiben darin übrig, in einem anderen Rhythmus. Was gezeigt wird, ist nicht, was dieser Reiz bewirkt.</translation>
    </message>
    <message>
        <source>{stimulator} as published</source>
        <translation>{stimulator} wie veröffentlicht</translation>
    </message>
    <message>
        <source>Theta burst</source>
        <translation>Theta-Burst</translation>
    </message>
    <message>
        <source>the envelope, 0.5 s once</source>
        <translation>die Einhüllende, einmal 0.5 s</translation>
    </message>
    <message>
        <source>One sonication</source>
        <translation>Eine Beschallung</translation>
    </message>
    <message>
        <source>balanced pulses until it stops</source>
        <translation>ladungsbalancierte Pulse, bis er endet</translation>
    </message>
    <message>
        <source>balanced pulses, as for mapping of functions; trains last a few seconds: set when it stops</source>
        <translation>ladungsbalancierte Pulse, wie zur Kartierung von Funktionen; Züge dauern wenige Sekunden: das Ende setzen</translation>
    </message>
    <message>
        <source>the envelope, 20 ms every 0.2 s for 80 s</source>
        <translation>die Einhüllende, 20 ms alle 0.2 s über 80 s</translation>
    </message>
    <message>
        <source>130 Hz, 60 µs</source>
        <translation>130 Hz, 60 µs</translation>
    </message>
    <message>
        <source>50 Hz, 0.3 ms</source>
        <translation>50 Hz, 0.3 ms</translation>
    </message>
    <message>
        <source>balanced pulses of 0.3 ms, as for evoked potentials between cortices</source>
        <translation>ladungsbalancierte Pulse von 0.3 ms, wie für evozierte Potentiale zwischen Rindenarealen</translation>
    </message>
    <message>
        <source>Single pulses, 1 Hz</source>
        <translation>Einzelpulse, 1 Hz</translation>
    </message>
    <message>
        <source>The site profile &apos;{site}&apos; has no limit for {stimulator}, so nothing of it is allowed: enter what this site allows, with its source, or leave the stimulator out.</source>
        <translation>Das Standortprofil &apos;{site}&apos; hat keine Grenze für {stimulator}, also ist nichts davon erlaubt: eintragen, was dieser Standort erlaubt, mit der Quelle, oder den Stimulator weglassen.</translation>
    </message>
    <message>
        <source>As the waveform and its times say; change it there.</source>
        <translation>Wie die Wellenform und ihre Zeiten sagen; dort ändern.</translation>
    </message>
    <message>
        <source>{setting} {given}, the waveform {known}</source>
        <translation>{setting} {given}, die Wellenform {known}</translation>
    </message>
    <message>
        <source>{quantity} is {value}, at least {most:.3g} ({source})</source>
        <translation>{quantity} ist {value}, mindestens {most:.3g} ({source})</translation>
    </message>
    <message>
        <source>{stimulator} and the waveform do not agree. On the stimulator: {differing}. Set both alike.</source>
        <translation>{stimulator} und die Wellenform passen nicht zusammen. Am Stimulator: {differing}. Beide gleich einstellen.</translation>
    </message>
    <message>
        <source>{quantity} {value}, at least {most}</source>
        <translation>{quantity} {value}, mindestens {most}</translation>
    </message>
    <message>
        <source>ring: within noise; corner: beyond what the twin knows</source>
        <translation>Ring: im Rauschen; Ecke: jenseits dessen, was der Zwilling kennt</translation>
    </message>
    <message>
        <source>Familiarity: not estimated. Whether these inputs lead beyond what the twin knows is judged of plans only.</source>
        <translation>Vertrautheit: nicht geschätzt. Ob diese Eingänge über das hinausführen, was der Zwilling kennt, wird nur von Plänen beurteilt.</translation>
    </message>
    <message>
        <source>Familiarity</source>
        <translation>Vertrautheit</translation>
    </message>
    <message>
        <source>familiar</source>
        <translation>vertraut</translation>
    </message>
    <message>
        <source>stretched</source>
        <translation>gedehnt</translation>
    </message>
    <message>
        <source>unfamiliar</source>
        <translation>unvertraut</translation>
    </message>
    <message>
        <source>{value} (interval not estimated)</source>
        <translation>{value} (Intervall nicht geschätzt)</translation>
    </message>
    <message>
        <source>It was stopped: what was done until then.</source>
        <translation>Es wurde angehalten: was bis dahin getan war.</translation>
    </message>
    <message>
        <source>{trials} runs with a pulse, and the same noise without it; 90 % over sets of them ({sets}). The usual cut-offs belong to TMS-EEG: compare regions and twins only.</source>
        <translation>{trials} Läufe mit einem Puls, und dasselbe Rauschen ohne ihn; 90 % über Gruppen davon ({sets}). Die üblichen Grenzwerte gehören zu TMS-EEG: nur Regionen und Zwillinge vergleichen.</translation>
    </message>
    <message>
        <source>PCI is not estimated where less than {share} of regions and times is significant.</source>
        <translation>PCI ist nicht geschätzt, wo weniger als {share} der Regionen und Zeiten signifikant ist.</translation>
    </message>
    <message>
        <source>{region} swings at {hz} with its noise; a sine is given to it alone, for {time} and {seeds} noise seeds; 90 % of their mean. Ring: not more than without it.</source>
        <translation>{region} schwingt mit {hz} bei ihrem Rauschen; nur sie bekommt einen Sinus, {time} lang und mit {seeds} Startwerten des Rauschens; 90 % ihres Mittels. Ring: nicht mehr als ohne ihn.</translation>
    </message>
    <message>
        <source>A pulse of {size} standard deviations of its activity, {time} later, against the same noise without it; 90 % of means over {runs} runs.</source>
        <translation>Ein Puls von {size} Standardabweichungen ihrer Aktivität, {time} später, gegen dasselbe Rauschen ohne ihn; 90 % von Mitteln über {runs} Läufe.</translation>
    </message>
    <message>
        <source>PCIst with the pulse less that without: {more}. Significant: {share}, without a pulse {still}.</source>
        <translation>PCIst mit dem Puls abzüglich dessen ohne: {more}. Signifikant: {share}, ohne Puls {still}.</translation>
    </message>
    <message>
        <source>PCI {pci}, without a pulse {still}; PCIst {pci_st}, without {still_st}.</source>
        <translation>PCI {pci}, ohne Puls {still}; PCIst {pci_st}, ohne {still_st}.</translation>
    </message>
    <message>
        <source>follows</source>
        <translation>folgt</translation>
    </message>
    <message>
        <source>does not follow</source>
        <translation>folgt nicht</translation>
    </message>
    <message>
        <source>{amplitude} at {hz}: phase-locking value {value}, without it {chance}: {follows}.</source>
        <translation>{amplitude} bei {hz}: Phasenkopplung {value}, ohne ihn {chance}: {follows}.</translation>
    </message>
    <message>
        <source>{phase}: shift {shift}, amplitude {growth}, {runs} runs</source>
        <translation>{phase}: Verschiebung {shift}, Amplitude {growth}, {runs} Läufe</translation>
    </message>
    <message>
        <source>No phase at which the interval of the shift leaves 0.</source>
        <translation>Keine Phase, bei der das Intervall der Verschiebung die 0 verlässt.</translation>
    </message>
    <message>
        <source>{count} of {all} phases shift beyond their interval, that of {phase} most: {shift}.</source>
        <translation>{count} von {all} Phasen verschieben über ihr Intervall hinaus, am meisten die bei {phase}: {shift}.</translation>
    </message>
    <message>
        <source>Left of {place}</source>
        <translation>Links von {place}</translation>
    </message>
    <message>
        <source>Right of {place}</source>
        <translation>Rechts von {place}</translation>
    </message>
    <message>
        <source>Above {place}</source>
        <translation>Über {place}</translation>
    </message>
    <message>
        <source>Below {place}</source>
        <translation>Unter {place}</translation>
    </message>
    <message>
        <source>By a tab with {place}</source>
        <translation>Als Reiter bei {place}</translation>
    </message>
    <message>
        <source>It is the best of these in {share} of the draws of the twin&apos;s parameters that the recording allows.</source>
        <translation>In {share} der Ziehungen der Parameter des Zwillings, die die Aufnahme zulässt, ist es das beste von diesen.</translation>
    </message>
    <message>
        <source>Intervals are of noise alone: draws of the twin&apos;s parameters were not estimated.</source>
        <translation>Intervalle zählen nur das Rauschen: Ziehungen der Parameter des Zwillings wurden nicht geschätzt.</translation>
    </message>
    <message>
        <source>Best in draws</source>
        <translation>Bestes in Ziehungen</translation>
    </message>
    <message>
        <source>Runs go through {draws} draws of the twin&apos;s parameters that its recording allows as well, so their range counts what it leaves open.</source>
        <translation>Die Läufe gehen durch {draws} Ziehungen der Parameter des Zwillings, die seine Aufnahme ebenso zulässt; ihre Spanne zählt also, was sie offen lässt.</translation>
    </message>
    <message>
        <source>Middle 95 % of single paired runs over noise seeds; not of their mean. Map of the brain: 90 % of the Gaussian process and of draws of the twin; that another model would answer otherwise is not in it. First better: Wilson&apos;s 95 % over runs.</source>
        <translation>Mittlere 95 % einzelner gepaarter Läufe über Startwerte des Rauschens; nicht ihres Mittels. Karte des Gehirns: 90 % des Gauß-Prozesses und von Ziehungen des Zwillings; dass ein anderes Modell anders antworten würde, ist nicht darin. Erster besser: 95 % nach Wilson über Läufe.</translation>
    </message>
    <message>
        <source>A grid of targets, amplitudes, frequencies and phases; linear theory and a Gaussian process say which of its points to simulate, a twentieth of them. The best are judged with noise that the search did not see, and in draws of the twin. The plan edits a copy of the twin; every run has a twin run with the same noise. The effect is the mean of the differences.</source>
        <translation>Ein Raster aus Zielen, Amplituden, Frequenzen und Phasen; lineare Theorie und ein Gauß-Prozess sagen, welche seiner Punkte zu simulieren sind, ein Zwanzigstel davon. Die besten werden mit Rauschen beurteilt, das die Suche nicht gesehen hat, und in Ziehungen des Zwillings. Der Plan ändert eine Kopie des Zwillings; jeder Lauf hat einen Zwillingslauf mit demselben Rauschen. Die Wirkung ist das Mittel der Differenzen.</translation>
    </message>
    <message>
        <source>Swap places with {place}</source>
        <translation>Platz tauschen mit {place}</translation>
    </message>
    <message>
        <source>This page has no panels that can be moved.</source>
        <translation>Diese Seite hat keine Bereiche, die verschoben werden können.</translation>
    </message>
    <message>
        <source>The panel cannot be moved there. The 3D view stays where it is.</source>
        <translation>Dorthin kann der Bereich nicht verschoben werden. Die 3D-Ansicht bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>Hide this panel</source>
        <translation>Diesen Bereich ausblenden</translation>
    </message>
    <message>
        <source>Middle 95 % of single paired runs over noise seeds; not of their mean.</source>
        <translation>Mittlere 95 % einzelner gepaarter Läufe über Startwerte des Rauschens; nicht ihres Mittels.</translation>
    </message>
    <message>
        <source>Pull the plot into another program: picture (PNG, SVG) and numbers (TSV)</source>
        <translation>Das Diagramm in ein anderes Programm ziehen: Bild (PNG, SVG) und Zahlen (TSV)</translation>
    </message>
    <message>
        <source>{count} runs, {draws} draws</source>
        <translation>{count} Läufe, {draws} Ziehungen</translation>
    </message>
    <message>
        <source>1 to 45 Hz, {low} to {high} dB of 1 µV²/Hz</source>
        <translation>1 bis 45 Hz, {low} bis {high} dB von 1 µV²/Hz</translation>
    </message>
    <message>
        <source>Spectra of the channels</source>
        <translation>Spektren der Kanäle</translation>
    </message>
    <message>
        <source>No region positions: brain picture not drawn.</source>
        <translation>Keine Positionen der Regionen: Bild des Gehirns nicht gezeichnet.</translation>
    </message>
    <message>
        <source>Positions moved from MNI152 to MNI305.</source>
        <translation>Positionen von MNI152 nach MNI305 verschoben.</translation>
    </message>
    <message>
        <source>Positions in {space} space; template cortex not drawn.</source>
        <translation>Positionen im Raum {space}; Vorlagenkortex nicht gezeichnet.</translation>
    </message>
    <message>
        <source>Template positions of the Desikan-Killiany regions, found by name.</source>
        <translation>Vorlagenpositionen der Desikan-Killiany-Regionen, nach Namen gefunden.</translation>
    </message>
    <message>
        <source>Template positions of the Desikan-Killiany regions, found by name; {count} regions have none.</source>
        <translation>Vorlagenpositionen der Desikan-Killiany-Regionen, nach Namen gefunden; {count} Regionen haben keine.</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Seite {page} von {pages}</translation>
    </message>
</context>
</TS>
