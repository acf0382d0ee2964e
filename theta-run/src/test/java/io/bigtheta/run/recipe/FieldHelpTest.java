package io.bigtheta.run.recipe;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldHelpTest {
  @ParameterizedTest
  @EnumSource(Field.class)
  void every_field_says_what_it_does(Field field) {
    assertTrue(field.help().endsWith("."), field.help());
    assertFalse(field.help().contains("${"), field.help());
  }
}
