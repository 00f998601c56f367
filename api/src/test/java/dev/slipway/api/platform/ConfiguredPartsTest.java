package dev.slipway.api.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredPartsTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db:5432/slipway,db:5432/slipway",
        "jdbc:postgresql://db/slipway?user=me&password=secret,db/slipway",
        "jdbc:postgresql://me:secret@db:5432/slipway,db:5432/slipway",
        "jdbc:postgresql:slipway,slipway",
        "jdbc:other://me:secret@db/x,''",
        "'',''",
    })
    void aDatabasesAddressIsShownWithoutUserPasswordOrOptions(String url, String shown) {
        assertThat(ConfiguredParts.address(url)).isEqualTo(shown);
    }
}
